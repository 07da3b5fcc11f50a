using System.Text.RegularExpressions;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>Ranks and places in a row (第三位, 第2批, 首批), which a question for 第几 asks for and one for 几 does not.</summary>
internal static partial class Ordinals
{
    /// <summary>What any rank may be told in, whatever is ranked.</summary>
    private const string Ranks = "位名";

    private const string Closing = "呢啊呀吧吗了的?。!";

    /// <summary>Whether words hold an ordinal.</summary>
    public static bool StandIn(ReadOnlySpan<char> words) => Ordinal().IsMatch(words);

    /// <summary>The ordinals of a passage with how what they count fits what the question asks about.</summary>
    public static IEnumerable<PassageQuantity> In(Candidate candidate)
    {
        string text = candidate.Article.Form.Text, asked = candidate.Article.Profile.Question.Unit.TrimEnd(Closing.ToCharArray());
        foreach (Match match in Ordinal().Matches(text[..candidate.Range.End]).Where(match => match.Index >= candidate.Range.Start))
        {
            int end = match.Index + match.Length;
            int common = asked.AsSpan().CommonPrefixLength(text.AsSpan(end));
            bool isRank = end < text.Length && Ranks.Contains(text[end], StringComparison.Ordinal);
            yield return new PassageQuantity(
                new TextRange(match.Index, match.Length + (common > 0 ? common : isRank ? 1 : 0)),
                common > 0 || (asked.Length == 0 && isRank) ? AskedUnit.Fit.Same : asked.Length == 0 || isRank ? AskedUnit.Fit.Comparable : AskedUnit.Fit.Other);
        }
    }

    [GeneratedRegex("第(?:[0-9]+|[〇零一二两三四五六七八九十百千]+)|首(?=[个位名次批届期款条项部座家张例])")]
    private static partial Regex Ordinal();
}
