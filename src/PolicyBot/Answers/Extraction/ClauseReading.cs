using System.Buffers;
using PolicyBot.Answers.Ranking;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>What a clause holds of a question, and when it is true.</summary>
/// <param name="Range">Where it stands in the article's normal form.</param>
/// <param name="Content">Share of the question's words, by their rarity in the language at large.</param>
/// <param name="NearSlot">Share by nearness to the question word.</param>
/// <param name="IsOfOtherTime">Whether it tells how it was before where the question does not ask that, or does not where it does.</param>
/// <param name="IsPresent">Whether it tells how it is now.</param>
/// <param name="IsPlanned">Whether it tells what is to be, where the question asks what has been done.</param>
/// <param name="IsDone">Whether it tells what has been done, where the question asks that.</param>
internal readonly record struct ClauseReading(TextRange Range, float Content, float NearSlot, bool IsOfOtherTime, bool IsPresent, bool IsPlanned, bool IsDone)
{
    private static readonly SearchValues<string> Planned =
        SearchValues.Create(["任务", "目标", "计划", "下达", "预计", "力争", "争取", "规划", "打算", "拟"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Done = SearchValues.Create(["了", "已", "完成", "实际", "建成"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Former = SearchValues.Create(["过去", "以前", "以往", "原来", "原先", "原为", "此前", "去年", "上年", "由原"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Present =
        SearchValues.Create(["现在", "目前", "如今", "今年", "提高到", "提高至", "提高为", "增至", "降至", "降到", "压缩到", "压缩至", "缩短到", "缩短至", "调整为", "改为"], StringComparison.Ordinal);

    /// <summary>Reads a clause of an article.</summary>
    public static ClauseReading Of(ArticleMatch article, TextRange clause)
    {
        QuestionProfile profile = article.Profile;
        var has = new TermSet(profile.Terms.Length);
        List<TermMatch> matches = article.Whole.Matches;
        for (int i = article.Whole.FirstMatchFrom(clause.Start); i < matches.Count && matches[i].Start < clause.End; i++)
        {
            has.Add(matches[i].Term);
        }

        ReadOnlySpan<char> words = article.WordsAt(clause);
        bool isOfOtherTime = words.ContainsAny(Former) != profile.Question.Form.Text.AsSpan().ContainsAny(Former);
        ReadOnlySpan<char> question = profile.Question.Form.Text;
        bool isDone = words.ContainsAny(Done), asksWhatIsDone = question.ContainsAny(Done) && !question.ContainsAny(Planned);
        bool isPlanned = words.ContainsAny(Planned) && !isDone;
        return new ClauseReading(clause, has.Sum(profile.Content), has.Sum(profile.NearSlot), isOfOtherTime, words.ContainsAny(Present), isPlanned && asksWhatIsDone, isDone && asksWhatIsDone);
    }
}
