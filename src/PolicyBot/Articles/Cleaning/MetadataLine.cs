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
        if (line.Length > Longest)
        {
            return null;
        }

        // Character by character, because the normal form as a whole drops the spaces that part the fields.
        string normal = string.Concat(line.Select(c => NormalForm.Of(c.ToString()).Text is [var form] ? form : c));
        MatchCollection labels = Label().Matches(normal);
        if (labels.Count == 0 || labels[0].Index > 0)
        {
            return null;
        }

        Dictionary<string, string> fields = [];
        for (int i = 0; i < labels.Count; i++)
        {
            int start = labels[i].Index + labels[i].Length;
            int end = i + 1 < labels.Count ? labels[i + 1].Index : normal.Length;
            string value = line[start..end].Trim();
            if (value.Length > 0 && Metadata.NameOf(labels[i].Groups["label"].Value) is { } name)
            {
                fields.TryAdd(name, value);
            }
        }

        return fields;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?<label>标题|时间|日期|发布时间|发布日期|来源|稿件来源|信息来源|发布|发布机构|作者|记者|编辑|责任编辑|人气|阅读|浏览|浏览次数|点击|点击数|地区|适用地区|链接|编号):\s?")]
    private static partial Regex Label();
}
