using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PolicyBot.Articles.Formats;

/// <summary>PDF files with a text layer, through poppler's <c>pdftotext</c>.</summary>
internal static class PdfFormat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads a file's text layer, its broken lines joined to paragraphs.</summary>
    /// <exception cref="UnreadableArticleException">pdftotext is missing, or the file is encrypted, damaged or only pictures.</exception>
    public static RawArticle Read(string path, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-nopgbrk", "-q", "--", path, "-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new UnreadableArticleException($"读取这个 PDF 超过 {Patience.TotalSeconds:F0} 秒，已放弃。请另存为 docx 或 txt 再导入。");
            }

            process.WaitForExit();
            string text = Finished(output);
            return process.ExitCode == 0 && text.Trim().Length > 0
                ? new RawArticle([.. Paragraphs(text)])
                : throw Refused(process.ExitCode, Finished(errors));
        }
        catch (Win32Exception problem)
        {
            throw new UnreadableArticleException("读取 PDF 需要 pdftotext，本机没有。请安装（Debian：apt-get install poppler-utils），或把文件另存为 docx、txt。", problem);
        }
    }

    /// <summary>The process has ended, so its streams have too.</summary>
    private static string Finished(Task<string> stream) => stream.Wait(Patience) ? stream.Result : "";

    private static UnreadableArticleException Refused(int exitCode, string errors) =>
        errors.Contains("password", StringComparison.OrdinalIgnoreCase) || exitCode == 3
            ? new UnreadableArticleException("这个 PDF 有密码或禁止取出文字。请去掉密码再导入。")
            : exitCode == 0
                ? new UnreadableArticleException("这个 PDF 没有文字层，可能是扫描件。请先做文字识别（OCR），或导入原始文档。")
                : new UnreadableArticleException("这个 PDF 已损坏，无法读取。请重新导出后再导入。");

    /// <summary>A line that is nearly as long as the longest and ends without a mark goes on in the next.</summary>
    private static IEnumerable<RawLine> Paragraphs(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim())];
        int full = Math.Max(20, lines.Max(line => line.Length) * 8 / 10);
        var paragraph = new StringBuilder();
        foreach (string line in lines)
        {
            bool goesOn = line.Length >= full && line[^1] is not ('。' or '！' or '？' or '：');
            paragraph.Append(line);
            if (!goesOn)
            {
                yield return new RawLine(paragraph.ToString());
                paragraph.Clear();
            }
        }

        yield return new RawLine(paragraph.ToString());
    }
}
