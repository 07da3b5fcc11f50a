using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Chooses, for a question that asks how many, how much or how long, the quantity of the thing asked about: the one whose clause
/// repeats the question's words before it, and whose unit is the one asked for.
/// </summary>
internal static class QuantityChooser
{
    // What an earlier clause names goes on in those behind it (大中修整治的车行道面积是…，人行道面积是…) and counts little less than their own words.
    private const float InClauseBefore = 2, InClauseBehind = 1.3f, InSentenceBefore = 1.7f, InSentenceBehind = 0.6f;
    private const float AlignedCharacter = 0.2f;
    private const float OfOtherTime = -0.7f;

    /// <summary>By how much a figure of what has been done may be behind one of what was planned, where the question asks for the former.</summary>
    private const float WorseThanPlanned = 1.6f;

    /// <summary>A clause that begins so is about part of what the one before names: 困难问题8818个，其中8647个已经解决.</summary>
    private const string PartOfBefore = "其中";

    private const float LeastScore = 0.4f;

    /// <summary>How much the learned judgement of the very words counts. Anything from 0.5 to 2 does about as well.</summary>
    private const float OfModel = 0.5f;

    /// <summary>The quantity that answers; null where none of the passage does.</summary>
    /// <param name="candidate">The passage.</param>
    /// <param name="features">What was read of it.</param>
    /// <param name="judged">Its stretches of words with their expected likeness to the answer.</param>
    public static TextRange? Choose(Candidate candidate, SpanFeatures features, IReadOnlyList<ChosenSpan> judged)
    {
        Dictionary<TextRange, float> likeness = judged.GroupBy(span => span.Range).ToDictionary(spans => spans.Key, spans => spans.Max(span => span.Score));
        var asked = new AskedUnit(candidate.Article.Profile.Question);
        (TextRange? Range, float Score, bool IsPlanned) best = (null, LeastScore, false), done = best;
        foreach ((TextRange range, AskedUnit.Fit fit) in features.Quantities)
        {
            ClauseReading clause = features.Clauses.FirstOrDefault(clause => clause.Range.Start <= range.Start && range.End <= clause.Range.End);
            if (clause.Range.Length > 0 && UnitScore(asked, fit) is { } unitScore && MayAnswer(candidate.Article, range))
            {
                float score = unitScore + PlaceScore(candidate, clause, range, asked.Length) + (OfModel * likeness.GetValueOrDefault(range));
                best = score > best.Score ? (range, score, clause.IsPlanned) : best;
                done = score > done.Score && clause.IsDone ? (range, score, false) : done;
            }
        }

        return best.IsPlanned && done.Range is not null && done.Score > best.Score - WorseThanPlanned ? done.Range : best.Range;
    }

    /// <summary>Whether a quantity is of the kind asked for, and not of another of the things that the question tells apart by numbers.</summary>
    private static bool MayAnswer(ArticleMatch article, TextRange quantity) =>
        article.Profile.Kind.IsIn(article.WordsAt(quantity)) && !article.Profile.Numbers.AreOthersAt(article.Form.Text, quantity);

    /// <summary>How well the unit fits; null where it is a wrong one.</summary>
    private static float? UnitScore(AskedUnit asked, AskedUnit.Fit fit) => fit switch
    {
        AskedUnit.Fit.Same => 0.9f,
        AskedUnit.Fit.Comparable => 0.45f,
        AskedUnit.Fit.Open => 0,
        AskedUnit.Fit.None => -0.5f,
        _ => asked.IsKnown ? null : -0.8f,
    };

    private static float PlaceScore(Candidate candidate, ClauseReading clause, TextRange quantity, int unitLength)
    {
        SentenceMatch? sentence = Array.Find(candidate.Article.Sentences, sentence => sentence.Range.Start <= quantity.Start && sentence.Range.End >= quantity.End);
        if (sentence is null)
        {
            return 0;
        }

        QuestionProfile profile = candidate.Article.Profile;
        bool[] counted = [.. profile.Terms.Select(term => IsOfUnit(term, profile.Question, unitLength))];
        IReadOnlyList<TermMatch> matches = candidate.Article.Whole.Matches;
        float before = Take(profile, matches, clause.Range.Start, quantity.Start, counted);
        float behind = Take(profile, matches, quantity.End, clause.Range.End, counted);
        float sentenceBefore = Take(profile, matches, sentence.Range.Start, clause.Range.Start, counted);
        float sentenceBehind = Take(profile, matches, clause.Range.End, sentence.Range.End, counted);
        int aligned = SlotContext.AlignedBefore(profile.Question, candidate.Article.Form.Text, quantity.Start)
            + SlotContext.AlignedBehind(profile.Question, candidate.Article.Form.Text, quantity.End, unitLength);
        float inSentenceBefore = candidate.Article.WordsAt(clause.Range).StartsWith(PartOfBefore, StringComparison.Ordinal) ? InClauseBefore : InSentenceBefore;
        return (InClauseBefore * before) + (InClauseBehind * behind) + (inSentenceBefore * sentenceBefore) + (InSentenceBehind * sentenceBehind)
            + (AlignedCharacter * aligned) + (clause.IsOfOtherTime ? OfOtherTime : 0) + sentence.AnswerMass;
    }

    /// <summary>万平方米 in the question is the unit, not the thing: it stands behind every figure.</summary>
    private static bool IsOfUnit(QuestionTerm term, UnderstoodQuestion question, int unitLength) =>
        term.Start >= question.Slot.End && term.Start < question.Slot.End + unitLength;

    /// <summary>The share of the question's weight in terms of a stretch that have not been counted yet.</summary>
    private static float Take(QuestionProfile profile, IReadOnlyList<TermMatch> matches, int start, int end, bool[] counted)
    {
        float weight = 0;
        foreach (TermMatch match in matches)
        {
            if (match.Start >= start && match.Start + match.Length <= end && !counted[match.Term])
            {
                counted[match.Term] = true;
                weight += profile.Weights[match.Term];
            }
        }

        return weight / profile.TotalWeight;
    }
}
