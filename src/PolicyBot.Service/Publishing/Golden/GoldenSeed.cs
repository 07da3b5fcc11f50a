namespace PolicyBot.Service.Publishing.Golden;

/// <summary>Takes in, at the first start, the golden questions that ship with the program, as far as their articles are published.</summary>
/// <param name="golden">Where they go.</param>
/// <param name="published">The published articles.</param>
internal sealed class GoldenSeed(GoldenStore golden, PublishedArticles published) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, "corpus", "golden.jsonl");
        if (File.Exists(shipped))
        {
            string text = await File.ReadAllTextAsync(shipped, cancellationToken);
            await golden.SeedAsync([.. GoldenFile.Parse(text).Where(question => question.Article is not null && published.Find(question.Article) is not null)]);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
