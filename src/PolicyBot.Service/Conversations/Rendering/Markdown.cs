using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>Foreign text in Markdown (CommonMark 0.31 with GitHub's tables and strikethrough, and Web Chat's formulas).</summary>
internal static partial class Markdown
{
    /// <summary>The text so that it shows as it is: no mark-up, no links, each line feed a new paragraph.</summary>
    public static string Escape(string text) => string.Join("\n\n", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => LineStart().Replace(Escaped(line), @"$1\$2")));

    /// <summary>The text as the title of a link definition, in double quotes.</summary>
    public static string Title(string text) => '"' + Escaped(text.ReplaceLineEndings(" ")) + '"';

    private static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        foreach (char c in line)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '$' or '"' or '!')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    // What makes a heading, a list or a rule at the start of a line only.
    [GeneratedRegex(@"^(\d{0,9})([#+=.)-])")]
    private static partial Regex LineStart();
}
