using PolicyBot.Answers;
using PolicyBot.Service.Api;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Knowledge;

public sealed class FirstQuestionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_article_of_a_few_is_asked_about_in_several_ways()
    {
        using KnowledgeBase knowledge = Publish(SomeArticles.WriteTo(_folder));

        string[] questions = [.. FirstQuestions.About(knowledge).Select(question => question.Text)];

        Assert.Equal(questions.Length, questions.Distinct().Count());
        Assert.All(
            ["青禾市公布老旧小区加装电梯办法", "青禾市增设电动自行车充电端口", "青禾市住宅楼道扶手加装试行方案", SomeArticles.HostileTitle],
            title => Assert.InRange(questions.Count(question => question.StartsWith(title, StringComparison.Ordinal)), 5, 10));
    }

    [Fact]
    public void One_of_them_is_answered()
    {
        using KnowledgeBase knowledge = Publish(SomeArticles.WriteTo(_folder));

        Assert.Contains(FirstQuestions.About(knowledge), question => knowledge.Answer(question, CancellationToken.None).Kind == AnswerKind.Answer);
    }

    [Fact]
    public void A_title_of_any_length_makes_a_question_that_a_resident_could_ask()
    {
        using KnowledgeBase knowledge = Publish(_folder.Write("articles/long.md", $"---\ntitle: {new string('长', 5000)}\n---\n\n青禾市电梯补贴20万元。\n"));

        Assert.All(FirstQuestions.About(knowledge), question => Assert.Null(QuestionRules.Complaint(question.Text)));
    }

    [Fact]
    public void Nothing_is_asked_while_nothing_is_published()
    {
        using KnowledgeBase knowledge = Open();

        Assert.Empty(FirstQuestions.About(knowledge));
    }

    private KnowledgeBase Publish(string articles)
    {
        IndexCommand.Run([articles], DataFolder.Open(_folder.Data), CancellationToken.None);
        return Open();
    }

    private KnowledgeBase Open() =>
        KnowledgeBase.Open(DataFolder.Open(_folder.Data), new AnswersOptions(), TimeProvider.System, _ => { }, CancellationToken.None);
}
