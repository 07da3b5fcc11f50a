using System.Text.RegularExpressions;

namespace PolicyBot.Articles.Cleaning;

/// <summary>What heads an official document: 河边区民政局文件, 河民〔2023〕5号, and a title that may take several lines.</summary>
internal static partial class OfficialHead
{
    /// <summary>Whom a letterhead names; null where the line is none.</summary>
    public static string? PublisherOf(string line) => Letterhead().Match(line) is { Success: true } match ? match.Groups["publisher"].Value : null;

    /// <summary>Whether a line is a document's number.</summary>
    public static bool IsNumber(string line) => Number().IsMatch(line);

    /// <summary>Whether a title goes on in the next line: it is parted behind the publisher's name, or before the kind of document.</summary>
    public static bool GoesOn(string title, string line) =>
        (Organ().IsMatch(title) && line.StartsWith("关于", StringComparison.Ordinal))
        || (title.Contains("关于", StringComparison.Ordinal) && (title.EndsWith('的') || line.StartsWith('的')) && Kind().IsMatch(line));

    [GeneratedRegex(@"^(?<publisher>\p{IsCJKUnifiedIdeographs}{3,25})文件$")]
    private static partial Regex Letterhead();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{1,15}\s*[〔\[【（(]\s*(?:19|20)\d\d\s*[〕\]】）)]\s*第?\s*\d{1,5}\s*号$")]
    private static partial Regex Number();

    [GeneratedRegex("(?:政府|办公室|办公厅|局|厅|委|委员会|部|院|中心|街道|办事处)$")]
    private static partial Regex Organ();

    [GeneratedRegex("^的?(?:通知|公告|通告|意见|方案|办法|决定|规定|细则|公示|批复|通报|报告|函)(?:[（(][^（()）]{1,8}[)）])?$")]
    private static partial Regex Kind();
}
