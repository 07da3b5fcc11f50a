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

    /// <summary>How many characters on either side make a place stand among them.</summary>
    private const int CommonBefore = 2, CommonBehind = 2;

    /// <summary>How many stretches are judged at once.</summary>
    private const int AtOnce = 32;

    /// <summary>How many of those judged best are compared with each other.</summary>
    private const int Compared = 40;

    /// <summary>The stretch of words with the greatest expected likeness to the answer; for "how many", the quantity itself.</summary>
    public static ChosenSpan Choose(Candidate candidate, SpanModels models)
    {
        (List<AnswerSpan> spans, SpanFeatures features) = Find(candidate);
        UnderstoodQuestion question = candidate.Article.Profile.Question;
        string text = candidate.Article.Form.Text;
        List<(AnswerSpan Span, float Score)> all = Judge(spans, features, question, models.Alone);
        List<ChosenSpan> judged = [.. Compare(all, features, models.Compared).Concat(all.Skip(Compared)).Select(pair => new ChosenSpan(pair.Span.Range, pair.Score))];
        AskedKind kind = candidate.Article.Profile.Kind;
        ChosenSpan best = judged.Count == 0 ? new ChosenSpan(candidate.Range, float.MinValue)
            : IsShort(question.Asked) ? BestOfKind(candidate, kind, judged)
            : SpanConsensus.Of(judged);
        TextRange whole = WholeFigures.In(text, best.Range);
        return best with
        {
            Range = question.Asked switch
            {
                AskedFor.Quantity when kind.IsTelephone => whole,
                AskedFor.Quantity or AskedFor.Duration => QuantityChooser.Choose(candidate, features, judged) ?? whole,
                AskedFor.Place or AskedFor.Organisation or AskedFor.Person => WholeNames.In(text, whole, candidate.Range),
                AskedFor.Thing or AskedFor.Name or AskedFor.List => WholeThings(question.Form.Text, candidate, whole),
                AskedFor.Date => WholeFigures.WithoutStump(text, whole),
                _ => Enumeration.Complete(text, whole),
            },
        };
    }

    /// <summary>Words with the rest of the names, lists and figures that they begin or end in.</summary>
    private static TextRange WholeThings(string question, Candidate candidate, TextRange words)
    {
        string text = candidate.Article.Form.Text;
        TextRange names = WholeNames.In(text, Enumeration.Complete(text, words), candidate.Range);
        return WholeFigures.In(text, WholeLists.In(question, text, names, candidate.Range));
    }

    /// <summary>Whether the answer is a figure or a name, of which half is nothing; others may be told in more or fewer words.</summary>
    private static bool IsShort(AskedFor asked) => asked is AskedFor.Quantity or AskedFor.Duration or AskedFor.Date
        or AskedFor.Place or AskedFor.Person or AskedFor.Organisation or AskedFor.Name;

    private static ChosenSpan BestOfKind(Candidate candidate, AskedKind kind, List<ChosenSpan> judged)
    {
        int best = kind.IsIn(candidate.Article.WordsAt(candidate.Range))
            ? judged.FindIndex(span => kind.IsIn(candidate.Article.WordsAt(WholeFigures.In(candidate.Article.Form.Text, span.Range))))
            : -1;
        return judged[Math.Max(0, best)];
    }

    /// <summary>The stretches with their scores, best first. A way or a rule is told in whole clauses.</summary>
    private static List<(AnswerSpan Span, float Score)> Judge(List<AnswerSpan> spans, SpanFeatures features, UnderstoodQuestion question, TreeEnsemble model)
    {
        if (question.Asked is AskedFor.Way or AskedFor.Rule or AskedFor.Reason or AskedFor.YesNo)
        {
            spans = spans.FindAll(span => span.IsWhole);
        }

        List<(AnswerSpan Span, float Score)> judged = new(spans.Count);
        float[][] values = [.. Enumerable.Range(0, AtOnce).Select(_ => new float[SpanFeatures.Count])];
        Span<float> scores = stackalloc float[AtOnce];
        for (int first = 0; first < spans.Count; first += AtOnce)
        {
            int count = Math.Min(AtOnce, spans.Count - first);
            for (int i = 0; i < count; i++)
            {
                features.Fill(spans[first + i], values[i]);
            }

            model.Score(values.AsSpan(0, count), scores);
            for (int i = 0; i < count; i++)
            {
                judged.Add((spans[first + i], scores[i]));
            }
        }

        return [.. judged.OrderByDescending(pair => pair.Score)];
    }

    /// <summary>The best of the stretches again, each judged half by itself and half by comparison with the others.</summary>
    private static IEnumerable<(AnswerSpan Span, float Score)> Compare(List<(AnswerSpan Span, float Score)> judged, SpanFeatures features, Perceptron model)
    {
        float[] scores = model.Score(ValuesOf(judged, features));
        return scores.Select((score, i) => (judged[i].Span, (judged[i].Score + score) / 2)).OrderByDescending(pair => pair.Item2);
    }

    /// <summary>What is compared of the best of the stretches.</summary>
    private static float[][] ValuesOf(List<(AnswerSpan Span, float Score)> judged, SpanFeatures features)
    {
        var values = new float[SpanFeatures.Count];
        return [.. judged.Take(Compared).Select(pair =>
        {
            features.Fill(pair.Span, values);
            return SpanComparison.Of(values);
        })];
    }

    /// <summary>The stretches that are compared, and what of them.</summary>
    /// <param name="candidate">The passage.</param>
    /// <param name="model">Judges each stretch by itself.</param>
    public static (List<AnswerSpan> Spans, float[][] Values) Shortlist(Candidate candidate, TreeEnsemble model)
    {
        (List<AnswerSpan> spans, SpanFeatures features) = Find(candidate);
        List<(AnswerSpan Span, float Score)> judged = Judge(spans, features, candidate.Article.Profile.Question, model);
        return ([.. judged.Take(Compared).Select(pair => pair.Span)], ValuesOf(judged, features));
    }

    /// <summary>All stretches of a passage that may be the answer, with what computes their features.</summary>
    public static (List<AnswerSpan> Spans, SpanFeatures Features) Find(Candidate candidate)
    {
        string text = candidate.Article.Form.Text;
        List<TextRange> clauses = Clauses.Of(candidate);
        TextRange[] promising = [.. candidate.Article.Sentences
            .Where(sentence => clauses.Exists(clause => clause.Start >= sentence.Range.Start && clause.Start < sentence.Range.End))
            .OrderByDescending(sentence => sentence.AnswerMass).Take(PromisingSentences).Select(sentence => sentence.Range)];
        var words = new PassageWords(text, candidate.Range);
        UnderstoodQuestion question = candidate.Article.Profile.Question;
        bool skipsDenied = question.Asked is AskedFor.Person or AskedFor.Organisation or AskedFor.Place or AskedFor.Name && !question.Form.Text.Contains('不', StringComparison.Ordinal);
        List<AnswerSpan> spans = SpanFinder.Find(text, clauses, words, promising, skipsDenied);
        spans.RemoveAll(span => BeginsAmongWordsOf(question.Form.Text, text, span.Range.Start));
        return (spans, new SpanFeatures(candidate, clauses, words));
    }

    /// <summary>Whether a place stands in the midst of words that the text has in common with the question: 走访|队伍11支 does not begin an answer to 走访队伍查什么.</summary>
    public static bool BeginsAmongWordsOf(string question, string text, int start) =>
        start >= CommonBefore && start + CommonBehind <= text.Length
        && question.AsSpan().Contains(text.AsSpan(start - CommonBefore, CommonBefore + CommonBehind), StringComparison.Ordinal);
}
