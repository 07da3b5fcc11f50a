using PolicyBot.Answers;
using PolicyBot.Language;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A golden question, now and after a publication.</summary>
/// <param name="Golden">The question.</param>
/// <param name="Before">The answer now.</param>
/// <param name="After">The answer after the publication.</param>
/// <param name="WasRight">Whether the answer now is the one wanted.</param>
/// <param name="IsRight">Whether the answer after it is.</param>
internal sealed record GoldenDifference(GoldenQuestion Golden, Answer Before, Answer After, bool WasRight, bool IsRight)
{
    /// <summary>Whether the answers are not the same.</summary>
    public bool IsAnsweredDifferently => Before.Kind != After.Kind || Before.Text != After.Text || Cited(Before) != Cited(After);

    /// <summary>Answers a question now and as after a publication.</summary>
    public static GoldenDifference Of(GoldenQuestion golden, KnowledgeBase now, KnowledgePreview then)
    {
        Question asked = new(golden.Question);
        Answer before = now.Answer(asked, CancellationToken.None), after = then.Answer(asked, CancellationToken.None);
        return new GoldenDifference(golden, before, after, IsWanted(golden, before), IsWanted(golden, after));
    }

    /// <summary>Whether an answer is the one wanted: it cites the article and holds the words; or declines, where no article is to answer.</summary>
    public static bool IsWanted(GoldenQuestion golden, Answer answer) => golden.Article is null
        ? !answer.Answered
        : answer.Answered && answer.Citations.Any(citation => citation.ArticleId == golden.Article) && HoldsWords(golden, answer);

    private static bool HoldsWords(GoldenQuestion golden, Answer answer)
    {
        if (golden.Words is null or [])
        {
            return true;
        }

        string said = NormalForm.Of(string.Join('\n', answer.Citations.Select(citation => citation.Text).Prepend(answer.Text))).Text;
        return golden.Words.All(word => said.Contains(NormalForm.Of(word).Text, StringComparison.Ordinal));
    }

    private static string? Cited(Answer answer) => answer.Citations.Count == 0 ? null : answer.Citations[0].ArticleId;
}
