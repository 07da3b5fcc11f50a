using System.Text.RegularExpressions;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Conversation;

/// <summary>
/// Completes what a question leaves out because it was said before: 那换电柜呢？ and 武侯区呢？ take over the rest of the question
/// before, 我问的是德州 puts its place right, and a place or a year alone asks the same of it.
/// </summary>
public static partial class FollowUp
{
    private const int LongestFragment = 14;

    /// <summary>The question in full.</summary>
    /// <param name="question">The question with those before it.</param>
    /// <returns>Its own words where it is complete, or nothing was asked before; without what it opens with (谢谢，).</returns>
    public static string Complete(Question question)
    {
        string asked = Opening.Strip(question.Text);
        // Each turn may itself lean on the one before it.
        string? before = null;
        foreach (string earlier in question.History)
        {
            if (SmallTalk.ReplyTo(earlier) is null)
            {
                before = before is null ? Opening.Strip(earlier) : Complete(Opening.Strip(earlier), before);
            }
        }

        return before is null ? asked : Complete(asked, before);
    }

    private static string Complete(string asked, string before)
    {
        string earlier = NormalForm.Of(before).Text;
        List<AskedYear> years = AskedYear.In(earlier);
        string fragment = FragmentOf(NormalForm.Of(asked).Text, years.Count > 0);
        if (fragment.Length is 0 or > LongestFragment)
        {
            return asked;
        }

        if (YearOf(fragment, years.Count > 0) is { } year)
        {
            return years is [{ } other, ..] ? earlier[..other.Start] + year.Words + earlier[(other.Start + other.Length)..] : year.Words + earlier;
        }

        return IsPlace(fragment) ? WithPlace(earlier, fragment) : WithThing(earlier, years, fragment);
    }

    /// <summary>What a question asks about other than the one before; empty where it is complete.</summary>
    private static string FragmentOf(string form, bool isAfterYear)
    {
        string bare = form.TrimEnd('?', '。', '!', '的', '吧');
        return ((string[])[bare, ChangeOfMind().Replace(bare, "")]).FirstOrDefault(words => IsPlace(words) || YearOf(words, isAfterYear) is not null)
            ?? Fragment().Match(form).Groups["fragment"].Value;
    }

    /// <summary>The year that words are and nothing else, two digits where a year was asked about before; null where they are something else.</summary>
    private static AskedYear? YearOf(string words, bool isAfterYear) =>
        AskedYear.In(words) is [{ } year] && year.Length == words.Length && (isAfterYear || year.Kind != AskedYearKind.Short) ? year : null;

    /// <summary>Whether words are a place and nothing else: 武侯区, 成都市武侯区.</summary>
    private static bool IsPlace(string words)
    {
        int end = 0;
        foreach (PlaceMention mention in Gazetteer.Find(words).TakeWhile(mention => mention.Start == end))
        {
            end += mention.Length;
        }

        return end > 0 && end == words.Length;
    }

    private static string WithPlace(string earlier, string place)
    {
        List<PlaceMention> mentions = Gazetteer.Find(earlier);
        if (mentions.Count == 0)
        {
            return place + earlier;
        }

        int start = mentions[0].Start, end = mentions[0].Start + mentions[0].Length;
        foreach (PlaceMention mention in mentions.Skip(1).TakeWhile(mention => mention.Start == end))
        {
            end = mention.Start + mention.Length;
        }

        return earlier[..start] + place + earlier[end..].TrimStart('市', '区', '县');
    }

    /// <summary>Another thing of the same place and period, asked the same way.</summary>
    private static string WithThing(string earlier, List<AskedYear> years, string thing)
    {
        string places = string.Concat(Gazetteer.Find(earlier).Select(mention => earlier.Substring(mention.Start, mention.Length)));
        string period = years is [{ } year, ..] ? year.Words : "";
        UnderstoodQuestion understood = QuestionReader.Read(earlier);
        bool asksItself = QuestionReader.Read(thing).Slot.Length > 0;
        string way = asksItself ? "" : earlier.Substring(understood.Slot.Start, understood.Slot.Length);
        return places + period + thing + way;
    }

    [GeneratedRegex("^(?:还是|换成|改成|那就|那|就)")]
    private static partial Regex ChangeOfMind();

    [GeneratedRegex(@"^(?:(?:那|那么|还有|我问的是|我是问|我说的是|问的是|换成|改成)?,?(?<fragment>.+?)(?:呢|怎么样|的呢)[?。!]*|(?:我问的是|我是问|我说的是|问的是|不是.{1,8},是)(?<fragment>.+?)[?。!]*)$")]
    private static partial Regex Fragment();
}
