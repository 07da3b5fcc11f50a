using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PolicyBot.Articles.Formats;

/// <summary>PDF files with a text layer, through poppler's <c>pdftotext</c>.</summary>
internal static class PdfFormat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads a file's text layer, its broken lines joined to paragraphs.</summary>
    /// <exception cref="UnreadableArticleException">pdftotext is missing or takes over a minute, or the file is encrypted, damaged or only pictures.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled; pdftotext has ended.</exception>
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
            (int exitCode, string text, string errors) = RunAsync(start, cancellation).GetAwaiter().GetResult();
            return exitCode == 0 && text.Trim().Length > 0 ? new RawArticle([.. Paragraphs(text)]) : throw Refused(exitCode, errors);
        }
        catch (Win32Exception problem)
        {
            throw new UnreadableArticleException("读取 PDF 需要 pdftotext，本机没有。请安装（Debian：apt-get install poppler-utils），或把文件另存为 docx、txt。", problem);
        }
    }

    private static async Task<(int ExitCode, string Text, string Errors)> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using Process process = Process.Start(start)!;
        patience.CancelAfter(Patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw new UnreadableArticleException($"读取这个 PDF 超过 {Patience.TotalSeconds:F0} 秒，已放弃。请另存为 docx 或 txt 再导入。");
        }
    }

    private static UnreadableArticleException Refused(int exitCode, string errors) =>
        errors.Contains("password", StringComparison.OrdinalIgnoreCase) || exitCode == 3
            ? new UnreadableArticleException("这个 PDF 有密码或禁止取出文字。请去掉密码再导入。")
            : exitCode == 0
                ? new UnreadableArticleException("这个 PDF 没有文字层，可能是扫描件。请先做文字识别（OCR），或导入原始文档。")
                : new UnreadableArticleException("这个 PDF 已损坏，无法读取。请重新导出后再导入。");

    /// <summary>
    /// A line that is nearly as long as the full ones and ends without a mark goes on in the next. One in ten may be longer than a full
    /// line: rows of tables are.
    /// </summary>
    private static IEnumerable<RawLine> Paragraphs(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim())];
        int[] lengths = [.. lines.Select(line => line.Length).Where(length => length > 0).Order()];
        int full = Math.Max(20, lengths[(lengths.Length - 1) * 9 / 10] * 8 / 10);
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
