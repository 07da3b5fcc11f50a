using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Chooses, for a question that asks how many or how much, the quantity of the thing asked about: the one whose clause repeats the
/// question's words before it, and whose unit is the one asked for.
/// </summary>
internal static class QuantityChooser
{
    private const float InClauseBefore = 2, InClauseBehind = 1, InSentence = 0.6f, InSentenceBefore = 0.6f;
    private const float SameUnit = 0.9f, SameMeasure = 0.45f, OtherUnit = -0.8f, NoUnit = -0.5f;
    private const float AlignedCharacter = 0.12f;
    private const float LeastScore = 0.4f;
    private const int LongestAlignment = 6;
    private const int LongestQuantity = 16;

    private static readonly string[] PeopleUnits = ["人", "名", "位"];

    private static readonly (string Word, string Measure)[] AskedUnits = [.. EmbeddedData.Lines("Answers.Data.asked-units.tsv")
        .Select(line => line.Split('\t')).Select(columns => (columns[0], columns[1])).OrderByDescending(pair => pair.Item1.Length)];

    /// <summary>The quantity that answers; null where none of the passage does.</summary>
    public static TextRange? Choose(Candidate candidate)
    {
        QuestionProfile profile = candidate.Article.Profile;
        string text = candidate.Article.Form.Text;
        List<TextRange> clauses = Clauses.Cut(text, candidate.Range);
        (string unit, string measure) = AskedUnit(profile.Question);
        int unitLength = unit.Length == 0 || !profile.Question.Unit.Contains(unit, StringComparison.Ordinal) ? 0 : profile.Question.Unit.IndexOf(unit, StringComparison.Ordinal) + unit.Length;
        float bestScore = LeastScore;
        TextRange? best = null;
        foreach (Quantity quantity in Quantities.Find(text.AsSpan(candidate.Range.Start, candidate.Range.Length)))
        {
            var range = new TextRange(candidate.Range.Start + quantity.Start, quantity.Length);
            if (quantity.Length > LongestQuantity || IsPartOfDate(quantity, measure))
            {
                continue;
            }

            float score = UnitScore(quantity, unit, measure) + PlaceScore(profile, candidate, clauses, range, unitLength);
            if (score > bestScore)
            {
                (best, bestScore) = (range, score);
            }
        }

        return best;
    }

    /// <summary>The unit asked for and what it measures; empty where the question leaves it open.</summary>
    private static (string Unit, string Measure) AskedUnit(UnderstoodQuestion question)
    {
        if (question.Asked == AskedFor.Duration)
        {
            return ("", "time");
        }

        if (question.Unit.StartsWith("个人", StringComparison.Ordinal))
        {
            return ("人", "count");
        }

        string behind = question.Unit.TrimStart('万', '亿', '多', '个') is { Length: > 0 } rest && Quantities.UnitAt(rest) is not null ? question.Unit.TrimStart('万', '亿', '多') : question.Unit;
        if (Quantities.UnitAt(behind) is { } unit)
        {
            return unit;
        }

        (string _, string measure) = Array.Find(AskedUnits, pair => question.Form.Text.Contains(pair.Word, StringComparison.Ordinal));
        return ("", measure ?? "");
    }

    private static float UnitScore(Quantity quantity, string unit, string measure)
    {
        if (quantity.Unit.Length == 0)
        {
            // 总投资约624万 leaves out the 元.
            return measure == "money" && quantity.Value >= 10_000 ? SameMeasure : NoUnit;
        }

        if (unit.Length == 0)
        {
            return measure.Length == 0 ? 0 : quantity.Measure == measure ? SameMeasure : OtherUnit;
        }

        if (IsSameUnit(quantity.Unit, unit))
        {
            return SameUnit;
        }

        // 个 stands for any measure word; 支 and 人 count different things, while 平方米 and 公顷 measure the same.
        bool isComparable = quantity.Measure == measure && (unit == "个" || measure != "count");
        return isComparable ? SameMeasure : OtherUnit;
    }

    private static bool IsSameUnit(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)
        || (PeopleUnits.Contains(one) && PeopleUnits.Contains(other));

    /// <summary>2021年 and 6月18日 are dates and answer no "how many" or "how long".</summary>
    private static bool IsPartOfDate(Quantity quantity, string measure) => quantity.Unit switch
    {
        "年" => measure != "time" || quantity.Value >= 1900,
        "月" or "日" => true,
        "" => quantity.Value is >= 1900 and <= 2100,
        _ => false,
    };

    private static float PlaceScore(QuestionProfile profile, Candidate candidate, List<TextRange> clauses, TextRange quantity, int unitLength)
    {
        TextRange clause = clauses.Find(clause => clause.Start <= quantity.Start && clause.End >= quantity.End);
        SentenceMatch? sentence = Array.Find(candidate.Article.Sentences, sentence => sentence.Range.Start <= quantity.Start && sentence.Range.End >= quantity.End);
        if (clause.Length == 0 || sentence is null)
        {
            return 0;
        }

        var counted = new bool[profile.Terms.Length];
        IReadOnlyList<TermMatch> matches = candidate.Article.Whole.Matches;
        float before = Take(profile, matches, clause.Start, quantity.Start, unitLength, counted);
        float behind = Take(profile, matches, quantity.End, clause.End, unitLength, counted);
        float sentenceBefore = Take(profile, matches, sentence.Range.Start, clause.Start, unitLength, counted);
        float rest = Take(profile, matches, clause.End, sentence.Range.End, unitLength, counted);
        return (InClauseBefore * before) + (InClauseBehind * behind) + (InSentence * rest) + ((InSentence + InSentenceBefore) * sentenceBefore)
            + (AlignedCharacter * Aligned(profile.Question, candidate.Article.Form.Text, quantity)) + sentence.AnswerMass;
    }

    /// <summary>The share of the question's weight in terms of a stretch that have not been counted yet.</summary>
    private static float Take(QuestionProfile profile, IReadOnlyList<TermMatch> matches, int start, int end, int unitLength, bool[] counted)
    {
        float weight = 0;
        foreach (TermMatch match in matches)
        {
            bool isOfUnit = profile.Terms[match.Term].Start >= profile.Question.Slot.End && profile.Terms[match.Term].Start < profile.Question.Slot.End + unitLength;
            if (match.Start >= start && match.Start + match.Length <= end && !counted[match.Term] && !isOfUnit)
            {
                counted[match.Term] = true;
                weight += profile.Weights[match.Term];
            }
        }

        return weight / profile.TotalWeight;
    }

    /// <summary>How many characters around the quantity are those around the question word.</summary>
    private static int Aligned(UnderstoodQuestion question, string text, TextRange quantity)
    {
        ReadOnlySpan<char> left = SlotContext.LeftOf(question), right = SlotContext.RightOf(question).TrimStart("个台部户栋条件项支株场次名人家万亿");
        int before = 0, behind = 0;
        while (before < Math.Min(LongestAlignment, Math.Min(left.Length, quantity.Start)) && left[^(before + 1)] == text[quantity.Start - before - 1])
        {
            before++;
        }

        while (behind < Math.Min(LongestAlignment, Math.Min(right.Length, text.Length - quantity.End)) && right[behind] == text[quantity.End + behind])
        {
            behind++;
        }

        return before + behind;
    }
}
