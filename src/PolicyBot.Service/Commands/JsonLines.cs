using System.Text;
using System.Text.Json;

namespace PolicyBot.Service.Commands;

/// <summary>One JSON object per line in, one per line out, in the same order, with nothing else on standard output.</summary>
internal static class JsonLines
{
    /// <summary>How many lines are worked on at once: enough to keep every processor busy, few enough to hold in memory.</summary>
    private static readonly int Window = Environment.ProcessorCount * 2;

    /// <summary>Maps a file's lines to standard output, so that a file of any length fits in memory.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="map">
    /// Gives the line to write, or throws <see cref="JsonException"/> or <see cref="FormatException"/> with a message for the user.
    /// It is called from several threads.
    /// </param>
    /// <param name="broken">Gives what to write instead for a line with an id, or null, and a message; it names it <c>error</c>.</param>
    /// <param name="cancellation">Ends the work between two lines.</param>
    /// <exception cref="CommandFailedException">The file cannot be read.</exception>
    public static async Task MapAsync(string path, Func<string, string> map, Func<JsonElement?, string, string> broken, CancellationToken cancellation)
    {
        using StreamReader reader = Open(path);
        await using StreamWriter writer = new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        Queue<Task<(string Result, bool IsBroken)>> window = new(Window);
        int read = 0, unprocessed = 0;
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (window.Count == Window)
            {
                await WriteFirstAsync();
            }

            int number = ++read;
            window.Enqueue(Task.Run(() => Map(number, line, map, broken), cancellation));
        }

        while (window.Count > 0)
        {
            await WriteFirstAsync();
        }

        if (unprocessed > 0)
        {
            await Console.Error.WriteLineAsync($"注意：{path} 的 {read} 行中有 {unprocessed} 行无法处理，原因写在对应输出行的 error 里。");
        }

        async Task WriteFirstAsync()
        {
            (string result, bool isBroken) = await window.Dequeue();
            unprocessed += isBroken ? 1 : 0;
            await writer.WriteLineAsync(result.AsMemory(), cancellation);
        }
    }

    private static (string Result, bool IsBroken) Map(int number, string line, Func<string, string> map, Func<JsonElement?, string, string> broken)
    {
        try
        {
            return line.Contains('\uFFFD', StringComparison.Ordinal)
                ? throw new FormatException("这一行不是有效的 UTF-8 文字，请把文件转成 UTF-8。")
                : (map(line), IsBroken: false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The lines after it are other people's questions: not even a fault of our own may keep them from an answer.
            string reason = fault is JsonException or FormatException ? fault.Message : $"处理时出了意外（{fault.Message}）。";
            return (broken(IdOf(line), $"第 {number} 行：{reason}"), IsBroken: true);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailedException($"没有批量文件 {path}。请检查文件名。", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"读不了批量文件 {path}（{fault.Message}）。请检查它是不是文件、有没有读取权限。", fault);
        }
    }

    private static JsonElement? IdOf(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out JsonElement id)
                ? id.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
