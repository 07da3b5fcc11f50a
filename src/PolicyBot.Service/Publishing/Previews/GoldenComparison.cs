using System.Collections.Concurrent;
using PolicyBot.Answers;
using PolicyBot.Language;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A golden question that would be answered differently.</summary>
/// <param name="Golden">The question.</param>
/// <param name="Before">The answer now.</param>
/// <param name="After">The answer after the publication.</param>
/// <param name="WasRight">Whether the answer now is the one wanted.</param>
/// <param name="IsRight">Whether the answer after it is.</param>
internal sealed record GoldenDifference(GoldenQuestion Golden, Answer Before, Answer After, bool WasRight, bool IsRight);

/// <summary>How the golden questions fare.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="RightBefore">How many are answered as wanted now.</param>
/// <param name="RightAfter">How many are after the publication.</param>
/// <param name="Differences">Those answered differently, what is lost first.</param>
internal sealed record GoldenComparison(int Count, int RightBefore, int RightAfter, IReadOnlyList<GoldenDifference> Differences)
{
    /// <summary>Answers all questions now and as after a publication, on all processors.</summary>
    public static GoldenComparison Make(IReadOnlyList<GoldenQuestion> golden, KnowledgeBase now, KnowledgePreview then, CancellationToken cancellation)
    {
        ConcurrentBag<GoldenDifference> compared = [];
        Parallel.ForEach(golden, new ParallelOptions { CancellationToken = cancellation }, question =>
        {
            Question asked = new(question.Question);
            Answer before = now.Answer(asked, cancellation), after = then.Answer(asked, cancellation);
            compared.Add(new GoldenDifference(question, before, after, IsRight(question, before), IsRight(question, after)));
        });
        return new GoldenComparison(
            golden.Count,
            compared.Count(difference => difference.WasRight),
            compared.Count(difference => difference.IsRight),
            [.. compared.Where(difference => difference.WasRight != difference.IsRight || Differs(difference.Before, difference.After))
                .OrderBy(difference => (difference.WasRight, difference.IsRight) switch { (true, false) => 0, (false, true) => 2, _ => 1 })
                .ThenBy(difference => difference.Golden.Number)]);
    }

    /// <summary>Whether an answer is the one wanted: it cites the article and holds the words; or declines, where no article is to answer.</summary>
    public static bool IsRight(GoldenQuestion golden, Answer answer) => golden.Article is null
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

    private static bool Differs(Answer before, Answer after) =>
        before.Kind != after.Kind || before.Text != after.Text || Cited(before) != Cited(after);

    private static string? Cited(Answer answer) => answer.Citations.Count == 0 ? null : answer.Citations[0].ArticleId;
}
