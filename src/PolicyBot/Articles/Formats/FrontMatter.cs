using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PolicyBot.Articles.Formats;

/// <summary>Reads YAML front matter: a block between two lines of three hyphens at a file's beginning.</summary>
internal static class FrontMatter
{
    private const int MostCharacters = 20_000;
    private const string Fence = "---";

    /// <summary>Splits a text into its front matter's fields and the rest.</summary>
    /// <returns>The fields, empty where there is no front matter, and the text behind it.</returns>
    /// <exception cref="UnreadableArticleException">The front matter does not end, or is no YAML mapping.</exception>
    public static (Dictionary<string, string> Fields, string Body) Split(string text)
    {
        string trimmed = text.TrimStart();
        int start = trimmed.IndexOf('\n', StringComparison.Ordinal) + 1;
        if (start == 0 || !IsFence(trimmed.AsSpan(0, start).Trim()))
        {
            return ([], text);
        }

        int end = trimmed.IndexOf("\n" + Fence, start - 1, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new UnreadableArticleException("开头的元数据块（front matter）没有结束：缺少第二行“---”。请补上，或删去第一行的“---”。");
        }

        int body = trimmed.IndexOf('\n', end + 1);
        return (Parse(trimmed[start..Math.Max(start, end)]), body < 0 ? "" : trimmed[(body + 1)..]);
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.SequenceEqual(Fence);

    private static Dictionary<string, string> Parse(string yaml)
    {
        if (yaml.Length > MostCharacters)
        {
            throw new UnreadableArticleException($"开头的元数据块（front matter）超过 {MostCharacters} 个字符。请把正文移到第二行“---”之后。");
        }

        try
        {
            RefuseSharedLists(yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            Dictionary<string, string> fields = [];
            if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..])
            {
                foreach ((YamlNode key, YamlNode value) in root.Children)
                {
                    if (key is YamlScalarNode { Value: { } field } && Metadata.NameOf(field) is { } name && TextOf(value) is { Length: > 0 } text)
                    {
                        fields.TryAdd(name, text);
                    }
                }
            }
            else if (stream.Documents.Count > 0)
            {
                throw new UnreadableArticleException("开头的元数据块（front matter）不是“名称: 值”的形式。请逐行写成如“title: 标题”，冒号用英文半角，后面空一格。");
            }

            return fields;
        }
        catch (YamlException problem)
        {
            throw new UnreadableArticleException(
                $"文件第 {problem.Start.Line + 1} 行，开头的元数据块（front matter）有错。请改正这一行：一个名称只写一次，引号要成对，值里有冒号或引号时用引号括起来。", problem);
        }
    }

    /// <summary>A few lists that name one another stand for more words than any machine holds, and comparing keys counts them all.</summary>
    private static void RefuseSharedLists(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } and not Scalar)
            {
                throw new UnreadableArticleException("开头的元数据块（front matter）用了带锚点（&）的列表或映射。请把内容直接写出来。");
            }
        }
    }

    private static string TextOf(YamlNode value) => value switch
    {
        YamlScalarNode scalar => (scalar.Value ?? "").Trim(),
        YamlSequenceNode list => string.Join('\n', list.Children.OfType<YamlScalarNode>().Select(item => item.Value)),
        _ => "",
    };
}
