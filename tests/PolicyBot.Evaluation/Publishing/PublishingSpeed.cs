using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyBot.Evaluation.Publishing;

/// <summary>
/// Publishes 200 articles to a running service as an administrator would, while residents ask, and prints how long each step takes: from the click to
/// the page that it leads to.
/// </summary>
internal static partial class PublishingSpeed
{
    private const int PerSecond = 50;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <param name="service">Where the service listens, over the folder's data.</param>
    /// <param name="folder">What <see cref="PublishingData.Write"/> wrote.</param>
    /// <param name="name">An administrator's name.</param>
    /// <param name="password">Their password.</param>
    public static async Task RunAsync(Uri service, string folder, string name, string password)
    {
        using Administrator administrator = await Administrator.SignInAsync(service, name, password);
        string golden = Path.Combine(folder, PublishingData.Golden);
        await administrator.SendFileAsync("/admin/golden", "/admin/golden?handler=Import", "file", golden);
        await UploadAsync(administrator, Path.Combine(folder, PublishingData.Update));
        string[] questions = [.. File.ReadLines(golden).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!)];
        for (int round = 1; round <= 2; round++)
        {
            Console.WriteLine($"nobody asks, round {round}");
            await PreviewAsync(administrator);
            Console.WriteLine($"{PerSecond} questions a second");
            using CancellationTokenSource stop = new();
            SteadyQuestions asking = new();
            Task asked = asking.AskAsync(administrator, questions, PerSecond, stop.Token);
            await PublishAsync(administrator, await PreviewAsync(administrator));
            await RollBackAsync(administrator);
            await Task.Delay(TimeSpan.FromSeconds(5));
            await stop.CancelAsync();
            await asked;
            Console.WriteLine(asking);
            await UploadAsync(administrator, Path.Combine(folder, PublishingData.Update));
        }
    }

    private static async Task UploadAsync(Administrator administrator, string file)
    {
        string upload = await administrator.SendFileAsync("/admin/articles", "/admin/articles?handler=Upload", "files", file);
        await UntilAsync(administrator, upload, page => !IsBusy(page));
    }

    private static async Task<string> PreviewAsync(Administrator administrator)
    {
        IEnumerable<string> drafts = Draft().Matches(await administrator.PageAsync("/admin/publish")).Select(match => match.Groups[1].Value);
        var clock = Stopwatch.StartNew();
        string preview = await administrator.SendAsync("/admin/publish", "/admin/publish?handler=Preview", drafts.Select(draft => ("draft", draft)));
        await UntilAsync(administrator, preview, page => page.Contains("检验问题用时", StringComparison.Ordinal));
        Tell(clock, "golden questions previewed");
        await UntilAsync(administrator, preview, page => !IsBusy(page));
        Tell(clock, "contents compared as well");
        return preview;
    }

    private static async Task PublishAsync(Administrator administrator, string preview)
    {
        using HttpContent form = await administrator.FormAsync(preview);
        var clock = Stopwatch.StartNew();
        await administrator.SendAsync(preview + "?handler=Publish", form);
        Tell(clock, "live after the click");
        Console.WriteLine($"  a new article answers: {(await administrator.AskAsync(PublishingData.MarkQuestion)).Contains(PublishingData.MarkAnswer, StringComparison.Ordinal)}");
    }

    private static async Task RollBackAsync(Administrator administrator)
    {
        var clock = Stopwatch.StartNew();
        using HttpContent form = await administrator.FormAsync("/admin/publish", ("revision", "1"));
        Tell(clock, "the page of publications");
        clock.Restart();
        await administrator.SendAsync("/admin/publish?handler=RollBack", form);
        Tell(clock, "rolled back after the click");
        Console.WriteLine($"  it answers no longer: {!(await administrator.AskAsync(PublishingData.MarkQuestion)).Contains(PublishingData.MarkAnswer, StringComparison.Ordinal)}");
    }

    private static async Task UntilAsync(Administrator administrator, string address, Func<string, bool> isSo)
    {
        while (!isSo(await administrator.PageAsync(address)))
        {
            await Task.Delay(BetweenLooks);
        }
    }

    private static bool IsBusy(string page) => page.Contains("aria-busy=\"true\"", StringComparison.Ordinal);

    private static void Tell(Stopwatch clock, string step) => Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F2} s  {step}");

    [GeneratedRegex("name=\"draft\" value=\"([0-9]+)\"")]
    private static partial Regex Draft();
}
