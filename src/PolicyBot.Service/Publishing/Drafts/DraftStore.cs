using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Publishing.Drafts;

/// <summary>The drafts. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told of every change.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class DraftStore(ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS drafts (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article TEXT, source TEXT NOT NULL,
            original TEXT, cuts TEXT NOT NULL, notes TEXT NOT NULL, changed_by TEXT NOT NULL, changed_at INTEGER NOT NULL);
        """;

    private const string Keep = """
        INSERT INTO drafts (id, article, source, original, cuts, notes, changed_by, changed_at)
            VALUES (@id, @article, @source, @original, @cuts, @notes, @actor, @at)
            ON CONFLICT (id) DO UPDATE SET article = excluded.article, source = excluded.source, original = excluded.original,
                cuts = excluded.cuts, notes = excluded.notes, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    /// <summary>All drafts without what they were made from, the last changed first.</summary>
    public IReadOnlyList<Draft> All() => database.Read(connection =>
        connection.Query<Row>("SELECT number, id, article, source, changed_by, changed_at FROM drafts ORDER BY changed_at DESC, number DESC").Select(row => row.ToDraft()).ToList());

    /// <summary>A draft; null where there is none of that number.</summary>
    public Draft? Find(long number) => database.Read(connection =>
        connection.QueryFirstOrDefault<Row>("SELECT * FROM drafts WHERE number = @number", new { number })?.ToDraft());

    /// <summary>The draft of an article; null where there is none.</summary>
    public Draft? FindOf(string id) => database.Read(connection =>
        connection.QueryFirstOrDefault<Row>("SELECT * FROM drafts WHERE id = @id", new { id })?.ToDraft());

    /// <summary>Keeps what a file became as a draft, in place of an earlier one of the article.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task<long> KeepAsync(ReadResult read, string source, string actor) =>
        KeepAsync(read.Article!.Id, read.Article, source, (read.Original, read.Cuts, read.Notes), "存草稿", actor);

    /// <summary>Keeps a version of a published article as a draft, in place of an earlier one of the article.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task<long> BeginAsync(Article version, string actor) => KeepAsync(version.Id, version, "已发布的文章", (null, [], []), "存草稿", actor);

    /// <summary>Keeps the withdrawal of an article as a draft.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task<long> WithdrawAsync(string id, string actor) => KeepAsync(id, null, "已发布的文章", (null, [], []), "拟撤下", actor);

    /// <summary>Changes a draft's article.</summary>
    /// <param name="number">The draft's number.</param>
    /// <param name="article">The article as it is to be.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="seen">When the draft that they had before them was changed; null for whatever it is.</param>
    /// <returns>False where the draft is gone or was changed since to something else, or another draft has the article's id.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<bool> ChangeAsync(long number, Article article, string actor, DateTimeOffset? seen = null)
    {
        bool isChanged = false;
        string after = Json(article)!;
        await database.WriteAsync(connection =>
        {
            string? before = connection.QueryFirstOrDefault<string?>("SELECT article FROM drafts WHERE number = @number", new { number });
            isChanged = before is not null
                && connection.Execute(
                    """
                    UPDATE OR IGNORE drafts SET id = @Id, article = @after, changed_by = @actor, changed_at = @at
                        WHERE number = @number AND (@seen IS NULL OR changed_at = @seen OR article = @after)
                    """,
                    new { number, article.Id, after, actor, at = Now(), seen = seen?.ToUnixTimeMilliseconds() }) > 0;
            if (isChanged && before != after)
            {
                audit.Add(connection, new AuditEntry(actor, "改草稿", article.Id) { Before = before, After = after });
            }
        });
        return isChanged;
    }

    /// <summary>Discards drafts.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task DiscardAsync(IEnumerable<long> numbers, string actor) => database.WriteAsync(connection =>
    {
        foreach (long number in numbers)
        {
            if (connection.QueryFirstOrDefault<Row>("SELECT * FROM drafts WHERE number = @number", new { number }) is { } row)
            {
                connection.Execute("DELETE FROM drafts WHERE number = @number", new { number });
                audit.Add(connection, new AuditEntry(actor, "弃草稿", row.Id) { Before = row.Article });
            }
        }
    });

    /// <summary>Removes the drafts that were published, unless they were changed since.</summary>
    /// <param name="connection">The connection of the transaction that tells of the publication.</param>
    /// <param name="articles">What was published.</param>
    /// <param name="withdrawals">What was withdrawn.</param>
    public static void RemovePublished(SqliteConnection connection, IEnumerable<Article> articles, IEnumerable<string> withdrawals)
    {
        foreach (Article article in articles)
        {
            connection.Execute("DELETE FROM drafts WHERE id = @Id AND article = @json", new { article.Id, json = Json(article) });
        }

        foreach (string id in withdrawals)
        {
            connection.Execute("DELETE FROM drafts WHERE id = @id AND article IS NULL", new { id });
        }
    }

    private async Task<long> KeepAsync(
        string id, Article? article, string source, (string? Original, IReadOnlyList<Cut> Cuts, IReadOnlyList<string> Notes) read, string action, string actor)
    {
        var row = new
        {
            id,
            article = Json(article),
            source,
            original = read.Original,
            cuts = JsonSerializer.Serialize(read.Cuts, PublishingJson.Readable.IReadOnlyListCut),
            notes = JsonSerializer.Serialize(read.Notes, PublishingJson.Readable.IReadOnlyListString),
            actor,
            at = Now(),
        };
        long number = 0;
        await database.WriteAsync(connection =>
        {
            string? before = connection.QueryFirstOrDefault<string?>("SELECT article FROM drafts WHERE id = @id", new { id });
            connection.Execute(Keep, row);
            number = connection.ExecuteScalar<long>("SELECT number FROM drafts WHERE id = @id", new { id });
            audit.Add(connection, new AuditEntry(actor, action, id) { Before = before, After = row.article });
        });
        return number;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string? Json(Article? article) => article is null ? null : JsonSerializer.Serialize(article, PublishingJson.Readable.Article);

    private sealed class Row
    {
        public long Number { get; set; }

        public string Id { get; set; } = "";

        public string? Article { get; set; }

        public string Source { get; set; } = "";

        public string? Original { get; set; }

        public string? Cuts { get; set; }

        public string? Notes { get; set; }

        public string Changed_By { get; set; } = "";

        public long Changed_At { get; set; }

        public Draft ToDraft() => new(
            Number,
            Id,
            Article is null ? null : JsonSerializer.Deserialize(Article, PublishingJson.Readable.Article),
            Source,
            Changed_By,
            DateTimeOffset.FromUnixTimeMilliseconds(Changed_At))
        {
            Original = Original,
            Cuts = Cuts is null ? [] : JsonSerializer.Deserialize(Cuts, PublishingJson.Readable.IReadOnlyListCut)!,
            Notes = Notes is null ? [] : JsonSerializer.Deserialize(Notes, PublishingJson.Readable.IReadOnlyListString)!,
        };
    }
}
