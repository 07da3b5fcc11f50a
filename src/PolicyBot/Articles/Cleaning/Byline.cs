using System.Text.RegularExpressions;

namespace PolicyBot.Articles.Cleaning;

/// <summary>A first line that names a paper and a reporter: 齊魯晚報·齊魯壹點 李夢晴.</summary>
internal static partial class Byline
{
    /// <summary>Reads a byline.</summary>
    /// <returns>Whether the line is one.</returns>
    public static bool TryRead(string line, out string publisher, out string author)
    {
        Match match = Pattern().Match(line.Trim());
        publisher = match.Groups["publisher"].Value;
        author = match.Groups["author"].Value;
        return match.Success;
    }

    [GeneratedRegex(@"^(?<publisher>\S{2,12}(?:报|報|网|網|社|台|点|點|刊|闻|聞|客户端|客戶端))\s+(?:(?:本报|本報)?(?:通讯员|通訊員|记者|記者)\s*)?(?<author>\p{IsCJKUnifiedIdeographs}{2,4}(?:\s+\p{IsCJKUnifiedIdeographs}{2,4}){0,3})$")]
    private static partial Regex Pattern();
}
