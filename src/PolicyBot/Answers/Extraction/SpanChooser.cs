using PolicyBot.Answers.Models;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>Chooses the words of a passage that answer the question.</summary>
internal static class SpanChooser
{
    /// <summary>Pieces of clauses are many; they are looked for only in the sentences most likely to hold the answer.</summary>
    private const int PromisingSentences = 3;

    /// <summary>The stretch of words with the greatest expected likeness to the answer; for "how many", the quantity itself.</summary>
    public static ChosenSpan Choose(QuestionProfile profile, Candidate candidate, AnswerModels models)
    {
        (List<AnswerSpan> spans, SpanFeatures features) = Find(profile, candidate);
        var values = new float[SpanFeatures.Count];
        var best = new ChosenSpan(candidate.Range, float.MinValue);
        foreach (AnswerSpan span in spans)
        {
            features.Fill(span, values);
            float score = models.Spans.Score(values);
            best = score > best.Score ? new ChosenSpan(span.Range, score) : best;
        }

        return profile.Question.Asked == AskedFor.Quantity && QuantityChooser.Choose(profile, candidate) is { } quantity
            ? best with { Range = quantity }
            : best;
    }

    /// <summary>All stretches of a passage that may be the answer, with what computes their features.</summary>
    public static (List<AnswerSpan> Spans, SpanFeatures Features) Find(QuestionProfile profile, Candidate candidate)
    {
        string text = candidate.Article.Form.Text;
        var taken = new bool[text.Length];
        foreach (TermMatch match in candidate.Article.Whole.Matches)
        {
            taken.AsSpan(match.Start, match.Length).Fill(true);
        }

        List<TextRange> clauses = Clauses.Cut(text, candidate.Range);
        TextRange[] promising = [.. candidate.Article.Sentences
            .Where(sentence => sentence.Range.Start >= candidate.Range.Start && sentence.Range.End <= candidate.Range.End)
            .OrderByDescending(sentence => sentence.AnswerMass).Take(PromisingSentences).Select(sentence => sentence.Range)];
        return (SpanFinder.Find(text, clauses, taken, promising), new SpanFeatures(profile, candidate, clauses, taken));
    }
}
