using System.Globalization;
using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Storage;

/// <summary>
/// The one way from articles to a live index: store, next generation, verified, live by an atomic rename. A run that ends anywhere
/// in between is made good by the next one, because a generation knows the revision of the store that it was built from.
/// </summary>
/// <param name="folder">Where it all lies.</param>
/// <param name="time">For the versions' times.</param>
public sealed class Publisher(DataFolder folder, TimeProvider time)
{
    private const string Pattern = "generation-*.index";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Stores articles and publishes an index of all that is stored.</summary>
    /// <param name="articles">The articles; read while they are stored.</param>
    /// <param name="stored">Told of each what became of it, with the id of the article of the same text for a duplicate.</param>
    /// <param name="progress">Told what is going on, in Chinese.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <exception cref="StorageException">Something cannot be written. What was live stays live.</exception>
    public void Publish(
        IEnumerable<Article> articles, Action<Article, StoreOutcome, string?> stored, Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using IDisposable writing = folder.Lock(Patience, writer => progress($"另一个进程（{writer}）正在写入，等它结束……"), cancellation);
        using var store = ArticleStore.Open(folder, time);
        store.Store(articles, stored, cancellation);
        BuildWhereNeeded(store, progress, cancellation);
    }

    /// <summary>Builds the index again where it is missing, damaged, or older than the store.</summary>
    /// <returns>How many articles there are.</returns>
    /// <exception cref="StorageException">Something cannot be written.</exception>
    public int Repair(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using var store = ArticleStore.Open(folder, time);
        if (store.Count > 0 && LiveRevision() != store.Revision)
        {
            using IDisposable writing = folder.Lock(Patience, writer => progress($"另一个进程（{writer}）正在写入，等它结束……"), cancellation);
            BuildWhereNeeded(store, progress, cancellation);
        }

        return store.Count;
    }

    private void BuildWhereNeeded(ArticleStore store, Action<string> progress, CancellationToken cancellation)
    {
        if (LiveRevision() == store.Revision)
        {
            return;
        }

        try
        {
            Build(store, progress, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StorageException($"无法写出新的索引（{problem.Message}）。请检查磁盘空间后重新运行 index；原来的索引继续使用，文章已存好。", problem);
        }
    }

    private void Build(ArticleStore store, Action<string> progress, CancellationToken cancellation)
    {
        var writer = new GenerationWriter();
        int count = 0;
        foreach (Article article in store.All())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Add(ToIndexed(article), [.. PassageCutter.Cut(article).Select(passage => new IndexedPassage(passage.Start, passage.Length, passage.Heading))]);
            if (++count % 1000 == 0)
            {
                progress($"已编入 {count} 篇……");
            }
        }

        string file = NextFile();
        string path = Path.Combine(folder.IndexPath, file);
        try
        {
            writer.Write(path, store.Revision);
            Generation.Open(path).Leave();
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        string? previous = Manifest.Read(folder.IndexPath)?.Live;
        new Manifest(file, previous).Write(folder.IndexPath);
        DeleteAllBut(file, previous);
        progress($"索引已发布：{count} 篇文章，{writer.PassageCount} 个段落。");
    }

    /// <summary>The revision of the live generation; -1 where there is none or it is damaged.</summary>
    private long LiveRevision()
    {
        try
        {
            if (Manifest.Read(folder.IndexPath) is not { } manifest)
            {
                return -1;
            }

            var generation = Generation.Open(Path.Combine(folder.IndexPath, Path.GetFileName(manifest.Live)));
            long revision = generation.Revision;
            generation.Leave();
            return revision;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return -1;
        }
    }

    private string NextFile()
    {
        int last = Directory.EnumerateFiles(folder.IndexPath, Pattern)
            .Select(file => Path.GetFileNameWithoutExtension(file).Split('-')[1])
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0)
            .DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"generation-{last + 1:D6}.index");
    }

    private void DeleteAllBut(string live, string? previous)
    {
        foreach (string file in Directory.EnumerateFiles(folder.IndexPath, Pattern))
        {
            if (Path.GetFileName(file) is var name && name != live && name != previous)
            {
                File.Delete(file);
            }
        }
    }

    private static IndexedArticle ToIndexed(Article article) => new(article.Id, article.Title, article.Text)
    {
        Publisher = article.Publisher,
        Date = article.Date?.ToString(),
        DateInferred = article.Date?.IsInferred ?? false,
        Region = article.Region,
        Url = article.Url,
    };
}
