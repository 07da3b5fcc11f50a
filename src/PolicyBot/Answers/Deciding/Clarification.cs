using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Deciding;

/// <summary>A question back to the asker.</summary>
/// <param name="Question">The question, in Chinese.</param>
/// <param name="Options">The choices.</param>
internal sealed record Clarification(string Question, IReadOnlyList<string> Options)
{
    /// <summary>How much of the first passage's coverage another must reach to be as good an answer.</summary>
    private const float AsGood = 0.85f;

    /// <summary>The same for the coverage of the whole articles: 红色物业 is not any 物业.</summary>
    private const float AsWide = 0.95f;

    private const float LeastCoverage = 0.45f;
    private const int MostOptions = 5;

    /// <summary>
    /// Asks back where articles of different places, or of different years of one place, meet the question equally well and say
    /// different things, and the question names neither place nor year.
    /// </summary>
    /// <returns>Null where the question has one answer.</returns>
    public static Clarification? For(AskedPeriods periods, Decision decision, SpanModels models)
    {
        Candidate first = decision.Candidates[0];
        QuestionProfile profile = first.Article.Profile;
        if (first.Match.BestSentencePairCoverage < LeastCoverage)
        {
            return null;
        }

        Candidate[] equals = [.. decision.Candidates.DistinctBy(candidate => candidate.Article)
            .Where(candidate => candidate == first
                || ((IsElsewhere(candidate, first, profile) || (!periods.AreYearsNamed && IsOfAnotherYear(candidate, first))) && IsEqual(first, decision.Chosen, candidate, models)))];
        string[] places = [.. equals.Select(candidate => candidate.Article.Source.Region).OfType<string>().Distinct().Take(MostOptions)];
        if (profile.Places.Mentions.Count == 0 && places.Length > 1 && !NamesRegion(profile, places))
        {
            return new Clarification("不同地方的情况不一样，您问的是哪里？", places);
        }

        string[] dates = [.. equals.Where(candidate => candidate.Article.Source.Region == first.Article.Source.Region)
            .Select(YearOf).OfType<string>().Distinct().OrderDescending().Take(MostOptions)];
        return !periods.AreYearsNamed && dates.Length > 1
            ? new Clarification("不同年份的情况不一样，您问的是哪一年？", [.. dates.Select(year => year + "年")])
            : null;
    }

    private static bool IsElsewhere(Candidate candidate, Candidate first, QuestionProfile profile) =>
        profile.Places.Mentions.Count == 0 && candidate.Article.Source.Region is { } region && region != first.Article.Source.Region;

    private static bool IsOfAnotherYear(Candidate candidate, Candidate first) =>
        candidate.Article.Source.Region == first.Article.Source.Region && YearOf(candidate) is { } year && year != YearOf(first);

    private static string? YearOf(Candidate candidate) => candidate.Article.Source.Date?[..4];

    private static bool IsEqual(Candidate first, ChosenSpan chosen, Candidate other, SpanModels models)
    {
        if (other.Match.BestSentencePairCoverage < first.Match.BestSentencePairCoverage * AsGood
            || ArticleCoverage(other) < ArticleCoverage(first) * AsWide)
        {
            return false;
        }

        ChosenSpan words = SpanChooser.Choose(other, models);
        return WordsOf(other, words) != WordsOf(first, chosen);
    }

    private static float ArticleCoverage(Candidate candidate) => candidate.Features[(int)RankingFeature.ArticleCoverage];

    private static string WordsOf(Candidate candidate, ChosenSpan chosen) =>
        candidate.Article.Form.Text.Substring(chosen.Range.Start, chosen.Range.Length);

    /// <summary>Streets and towns are in no gazetteer, but the question may name one all the same.</summary>
    private static bool NamesRegion(QuestionProfile profile, string[] regions) =>
        Array.Exists(regions, region => profile.Question.Form.Text.Contains(region, StringComparison.Ordinal));
}
