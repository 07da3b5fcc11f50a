using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyBot.Evaluation.Publishing;

/// <summary>Publishes 200 articles to a running service as an administrator would, while residents ask, and prints how long each step takes.</summary>
internal static partial class PublishingSpeed
{
    private const int PerSecond = 50;

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
            string preview = await TimeAsync($"preview of {questions.Length} golden questions", () => PreviewAsync(administrator));
            Console.WriteLine(Took().Match(await administrator.PageAsync(preview)).Value);
            using CancellationTokenSource stop = new();
            SteadyQuestions asking = new();
            Task asked = asking.AskAsync(administrator, questions, PerSecond, stop.Token);
            preview = await TimeAsync($"the same while {PerSecond} questions a second are answered", () => PreviewAsync(administrator));
            Console.WriteLine(Took().Match(await administrator.PageAsync(preview)).Value);
            await TimeAsync("live after the click", () => administrator.SendAsync(preview, preview + "?handler=Publish"));
            Console.WriteLine($"  a new article answers: {(await administrator.AskAsync(PublishingData.MarkQuestion)).Contains(PublishingData.MarkAnswer, StringComparison.Ordinal)}");
            await TimeAsync("rolled back after the click", () => administrator.SendAsync("/admin/publish", "/admin/publish?handler=RollBack", ("revision", "1")));
            Console.WriteLine($"  it answers no longer: {!(await administrator.AskAsync(PublishingData.MarkQuestion)).Contains(PublishingData.MarkAnswer, StringComparison.Ordinal)}");
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
        while ((await administrator.PageAsync(upload)).Contains("aria-busy=\"true\"", StringComparison.Ordinal))
        {
            await Task.Delay(200);
        }
    }

    private static async Task<string> PreviewAsync(Administrator administrator)
    {
        IEnumerable<string> drafts = Draft().Matches(await administrator.PageAsync("/admin/publish")).Select(match => match.Groups[1].Value);
        return await administrator.SendAsync("/admin/publish", "/admin/publish?handler=Preview", drafts.Select(draft => ("draft", draft)));
    }

    private static async Task<string> TimeAsync(string step, Func<Task<string>> work)
    {
        var clock = Stopwatch.StartNew();
        string result = await work();
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F2} s  {step}");
        return result;
    }

    [GeneratedRegex("name=\"draft\" value=\"([0-9]+)\"")]
    private static partial Regex Draft();

    [GeneratedRegex("检验问题用时.*?。")]
    private static partial Regex Took();
}
