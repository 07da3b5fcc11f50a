using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The names that a question asks for of things that it has counted: 未开工的5个小区叫什么名字. A text about the matter gives the count too, and
/// mostly leaves it at that.
/// </summary>
/// <param name="noun">What the question calls the things behind "which" (哪些街道); empty where it does not.</param>
/// <param name="fewest">How many names a list of them must have at least.</param>
internal sealed partial class NamesOfCounted(string noun, int fewest)
{
    /// <summary>Of two things two names are a list; of more, two that 和 joins may be anything, and 等 says that others are left out.</summary>
    private const int OfTwo = 2, OfMore = 3;

    /// <summary>What a question asks for; null where it asks for no names, or has counted nothing.</summary>
    public static NamesOfCounted? AskedIn(UnderstoodQuestion question) =>
        CountedThings().Match(question.Form.Text) is { Success: true } counted && NamesAsked().Match(question.Form.Text) is { Success: true } asked
            ? new NamesOfCounted(asked.Groups["noun"].Value, asked.Groups["noun"].Success || counted.Groups["count"].Value is "2" or "两" or "几" ? OfTwo : OfMore)
            : null;

    /// <summary>Whether words list several things that are no mere counts, or such as the question named, with whatever count (北关街道8处、柳荫街道5处).</summary>
    public bool AreIn(ReadOnlySpan<char> words)
    {
        foreach (ValueMatch clause in Clause().EnumerateMatches(words))
        {
            string told = words.Slice(clause.Index, clause.Length).ToString();
            string[] listed = Separator().Split(told);
            int names = listed.Count(thing => thing.Length > 1 && (!Count().IsMatch(thing) || (noun.Length > 0 && thing.Contains(noun, StringComparison.Ordinal))));
            if (names >= (told.Contains('等', StringComparison.Ordinal) ? OfTwo : fewest))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("(?<!第)(?<count>[2-9]|[0-9]{2,}|[两三四五六七八九十几])(个(?!月|工作日|小时|学期)|家|座|处|所|条|项|位|种|类|支|批|间|栋)(?!以[上下内])")]
    private static partial Regex CountedThings();

    [GeneratedRegex("[0-9]+(余|多|万)*(个|家|座|处|所|条|项|位|名|种|类|支|本|批|间|栋|户|台|人|元|公里)")]
    private static partial Regex Count();

    [GeneratedRegex("叫什么|有哪些|是哪些|都?是哪[0-9]+|名单(是|有|呢|\\?)|分别[^,。?]{0,4}(哪|什么)|(建|设|都|分布|位于)在?(哪|什么地方|什么位置)|哪(几|些)(个|家|座|处|所|条|位)?(?<noun>小区|社区|街道|乡镇|村|路|街|医院|学校|幼儿园|企业|公司|店|单位|部门|机构|项目|事项)")]
    private static partial Regex NamesAsked();

    [GeneratedRegex("[^,。;:!?\\n\"“”()]+")]
    private static partial Regex Clause();

    [GeneratedRegex("[、和与及]|以及|等(?=[0-9])")]
    private static partial Regex Separator();
}
