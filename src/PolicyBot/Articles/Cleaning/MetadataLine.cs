using System.Text.RegularExpressions;
using PolicyBot.Articles.Formats;
using PolicyBot.Language;

namespace PolicyBot.Articles.Cleaning;

/// <summary>Lines such as 时间:2023-05-09 人气:188 来源:夏港街 作者: that tell about an article.</summary>
internal static partial class MetadataLine
{
    private const int Longest = 160;

    /// <summary>Reads a line's fields.</summary>
    /// <returns>The fields by their names in <see cref="Metadata"/>; null where the line is something else.</returns>
    public static Dictionary<string, string>? Read(string line)
    {
        List<(string Label, string Value)> labelled = Labelled(line);
        if (labelled.Count == 0)
        {
            return null;
        }

        Dictionary<string, string> fields = [];
        foreach ((string label, string value) in labelled)
        {
            if (value.Length > 0 && Metadata.NameOf(label) is { } name)
            {
                fields.TryAdd(name, value);
            }
        }

        return fields;
    }

    /// <summary>
    /// Whether a line tells so plainly of publication that it ends the head of a page: it has a label that only portals write, two labels,
    /// or a date in full and nothing else. Behind such a line any label will do.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="isBehindHead">Whether the line before it is of the head.</param>
    public static bool IsOfHead(string line, bool isBehindHead)
    {
        List<(string Label, string Value)> labelled = Labelled(line);
        return labelled.Count > 0 && !Sentence().IsMatch(line) && !labelled.Exists(IsOfNotice)
            && (isBehindHead || labelled.Count > 1 || OfPortals().IsMatch(labelled[0].Label) || FullDate().IsMatch(labelled[0].Value));
    }

    /// <summary>Whether a line tells when something takes place (时间：每周三上午), which is a notice's own matter.</summary>
    public static bool IsOfNotice(string line) => Labelled(line).Exists(IsOfNotice);

    private static bool IsOfNotice((string Label, string Value) field) =>
        field.Label is "时间" or "日期" && field.Value.Length > 0 && !Stamp().IsMatch(field.Value);

    /// <summary>The labels of a line with what stands behind each; none where it does not begin with one.</summary>
    private static List<(string Label, string Value)> Labelled(string line)
    {
        if (line.Length > Longest)
        {
            return [];
        }

        // Character by character, because the normal form as a whole drops the spaces that part the fields.
        string normal = string.Concat(line.Select(c => NormalForm.Of(c.ToString()).Text is [var form] ? form : c));
        MatchCollection labels = Label().Matches(normal);
        if (labels.Count == 0 || labels[0].Index > 0)
        {
            return [];
        }

        return [.. labels.Select((label, i) =>
        {
            int end = i + 1 < labels.Count ? labels[i + 1].Index : normal.Length;
            return (label.Groups["label"].Value, line[(label.Index + label.Length)..end].Trim());
        })];
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?<label>标题|时间|日期|发布时间|发布日期|来源|稿件来源|信息来源|发布|发布机构|作者|记者|编辑|责任编辑|人气|阅读|浏览|浏览次数|点击|点击数|地区|适用地区|链接|编号):\s?")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:标题|发布时间|发布日期|来源|稿件来源|信息来源|发布机构|作者|记者|编辑|责任编辑|人气|阅读|浏览|浏览次数|点击|点击数)$")]
    private static partial Regex OfPortals();

    /// <summary>When something was published: a year, or a day and at most the minute, not from when to when, or at what part of the day.</summary>
    [GeneratedRegex(@"^(?:(?:19|20)\d\d年?|(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)(?:[(（]推定[)）])?(?:[T\s]\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?(?:$|\s+(?![\s至到起前晚\-—~]|[上下中]午))")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"[。；;，,？?！!]$|。")]
    private static partial Regex Sentence();
}
