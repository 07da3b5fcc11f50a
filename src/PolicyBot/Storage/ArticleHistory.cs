using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;

namespace PolicyBot.Storage;

/// <summary>The articles as they were, and the revisions that made them so. Belongs to one <see cref="ArticleStore"/>.</summary>
public sealed class ArticleHistory
{
    /// <summary>Content of the version that a withdrawal makes.</summary>
    internal const string Nothing = "null";

    /// <summary>The last version of each article that is not younger than a revision.</summary>
    private const string ContentAt =
        "(SELECT v.content FROM versions v WHERE v.id = ids.id AND v.revision <= @revision ORDER BY v.version DESC LIMIT 1)";

    private readonly SqliteConnection _connection;

    internal ArticleHistory(SqliteConnection connection) => _connection = connection;

    /// <summary>What was published, the newest first.</summary>
    public IReadOnlyList<PublicationRecord> Publications() =>
        [.. StoreReading.Each(_connection, store => store.Query<(long Revision, string At, string Label, int Added, int Updated, int Withdrawn)>(
            "SELECT revision, at, label, added, updated, withdrawn FROM publications ORDER BY revision DESC"))
            .Select(row => new PublicationRecord(row.Revision, Time(row.At), row.Label, row.Added, row.Updated, row.Withdrawn))];

    /// <summary>The versions of an article, the newest first; none where it was never stored.</summary>
    public IReadOnlyList<ArticleVersion> Versions(string id) =>
        [.. StoreReading.Each(_connection, store => store.Query<(int Version, long Revision, string At, string Content)>(
            "SELECT version, revision, stored_at, content FROM versions WHERE id = @id ORDER BY version DESC", new { id }))
            .Select(row => new ArticleVersion(row.Version, row.Revision, Time(row.At), ArticleJson.Read(row.Content)))];

    /// <summary>All articles as of a revision, in the order of their ids.</summary>
    public IEnumerable<Article> At(long revision) =>
        StoreReading.Each(_connection, store => store.Query<string?>($"SELECT {ContentAt} FROM (SELECT DISTINCT id FROM versions) ids ORDER BY id", new { revision }, buffered: false))
            .Select(ArticleJson.Read)
            .OfType<Article>();

    /// <summary>What is not now as it was at a revision: the article's content then, null where there was none.</summary>
    internal List<(string Id, string? Content)> DifferingAt(long revision) =>
        [.. StoreReading.Each(_connection, store => store.Query<(string Id, string? Then, string? Now)>(
            $"""
            SELECT ids.id, {ContentAt}, a.content FROM (SELECT DISTINCT id FROM versions WHERE revision > @revision) ids
                LEFT JOIN articles a ON a.id = ids.id
            """,
            new { revision }))
            .Select(row => (row.Id, Then: row.Then == Nothing ? null : row.Then, row.Now))
            .Where(row => row.Then != row.Now)
            .Select(row => (row.Id, row.Then))];

    private static DateTimeOffset Time(string at) => DateTimeOffset.ParseExact(at, "O", CultureInfo.InvariantCulture);
}

/// <summary>A version of an article.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Revision">The revision that made it; 0 where that was not recorded.</param>
/// <param name="StoredAt">When.</param>
/// <param name="Article">The article; null where it was withdrawn.</param>
public sealed record ArticleVersion(int Number, long Revision, DateTimeOffset StoredAt, Article? Article);

/// <summary>One revision of the store.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="At">When it was made.</param>
/// <param name="Label">What it is called, in Chinese.</param>
/// <param name="Added">How many articles it added.</param>
/// <param name="Updated">How many articles it changed.</param>
/// <param name="Withdrawn">How many articles it withdrew.</param>
public sealed record PublicationRecord(long Revision, DateTimeOffset At, string Label, int Added, int Updated, int Withdrawn);

/// <summary>How many articles a revision changes, while it is made.</summary>
internal sealed class PublicationCounts
{
    public int Added { get; private set; }

    public int Updated { get; private set; }

    public int Withdrawn { get; set; }

    /// <summary>Whether anything changed.</summary>
    public bool Any => Added + Updated + Withdrawn > 0;

    /// <summary>Counts what became of an article.</summary>
    public void Count(StoreOutcome outcome)
    {
        Added += outcome == StoreOutcome.Added ? 1 : 0;
        Updated += outcome == StoreOutcome.Updated ? 1 : 0;
    }
}
