using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Commands;

public sealed class RecognizeCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_batch_gives_a_line_for_a_line_and_broken_ones_do_not_stop_it()
    {
        string batch = _folder.Write("texts.jsonl", """
            {"model":"NumberModel","Input":"一共三万二千个"}
            {"id":"bad","model":"NoSuchModel","Input":"三"}
            not json
            {"model":"NumberModel","Input":"没有"}
            """);

        Outcome outcome = await PolicyBotProcess.RunAsync("recognize", "--batch", batch);

        JsonObject[] lines = [.. outcome.Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(0, outcome.Status);
        Assert.Equal(4, lines.Length);
        Assert.Equal("32000", (string?)lines[0]["Results"]![0]!["Resolution"]!["value"]);
        Assert.Equal("bad", (string?)lines[1]["id"]);
        Assert.Contains("第 2 行", (string?)lines[1]["error"], StringComparison.Ordinal);
        Assert.Contains("第 3 行", (string?)lines[2]["error"], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Empty(line["Results"]!.AsArray()));
    }

    [Fact]
    public async Task Without_a_file_it_says_how_it_is_used()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("recognize");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("--batch", outcome.Errors, StringComparison.Ordinal);
    }
}
