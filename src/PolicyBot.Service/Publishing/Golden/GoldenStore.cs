using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Publishing.Golden;

/// <summary>The golden questions. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told of every change.</param>
internal sealed class GoldenStore(ServiceDatabase database, AuditLog audit)
{
    /// <summary>The tables. One row of golden_seeded says that the questions that ship with the program were taken in, even if all were deleted since.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS golden (
            number INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL UNIQUE, article TEXT, words TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS golden_seeded (only INTEGER PRIMARY KEY CHECK (only = 1));
        """;

    /// <summary>All questions, in the order in which they were added.</summary>
    public IReadOnlyList<GoldenQuestion> All() => database.Read(connection =>
        connection.Query<(long, string, string?, string)>("SELECT number, question, article, words FROM golden ORDER BY number").Select(Question).ToList());

    /// <summary>A question; null where there is none of that number.</summary>
    public GoldenQuestion? Find(long number) => All().FirstOrDefault(question => question.Number == number);

    /// <summary>Adds questions; one that is there already is replaced.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task AddAsync(IEnumerable<GoldenQuestion> questions, string actor) => database.WriteAsync(connection => Add(connection, questions, actor));

    /// <summary>Changes a question.</summary>
    /// <returns>False where it is gone, or another one asks the same.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<bool> ChangeAsync(GoldenQuestion question, string actor)
    {
        bool isChanged = false;
        await database.WriteAsync(connection =>
        {
            GoldenQuestion? before = Find(connection, "number = @Number", question);
            isChanged = before is not null && connection.Execute(
                "UPDATE OR IGNORE golden SET question = @Question, article = @Article, words = @words WHERE number = @Number",
                new { question.Number, question.Question, question.Article, words = Words(question) }) > 0;
            if (isChanged)
            {
                Audit(connection, "改检验问题", actor, before, question);
            }
        });
        return isChanged;
    }

    /// <summary>Deletes a question.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task DeleteAsync(long number, string actor) => database.WriteAsync(connection =>
    {
        if (Find(connection, "number = @number", new { number }) is { } before)
        {
            connection.Execute("DELETE FROM golden WHERE number = @number", new { number });
            Audit(connection, "删检验问题", actor, before, null);
        }
    });

    /// <summary>Takes in the questions that ship with the program, once.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task SeedAsync(IReadOnlyList<GoldenQuestion> questions) => database.WriteAsync(connection =>
    {
        if (connection.Execute("INSERT OR IGNORE INTO golden_seeded (only) VALUES (1)") > 0)
        {
            Add(connection, questions, "程序");
        }
    });

    private void Add(SqliteConnection connection, IEnumerable<GoldenQuestion> questions, string actor)
    {
        foreach (GoldenQuestion question in questions)
        {
            GoldenQuestion? before = Find(connection, "question = @Question", question);
            connection.Execute(
                """
                INSERT INTO golden (question, article, words) VALUES (@Question, @Article, @words)
                    ON CONFLICT (question) DO UPDATE SET article = excluded.article, words = excluded.words
                """,
                new { question.Question, question.Article, words = Words(question) });
            Audit(connection, before is null ? "加检验问题" : "改检验问题", actor, before, question);
        }
    }

    private void Audit(SqliteConnection connection, string action, string actor, GoldenQuestion? before, GoldenQuestion? after) =>
        audit.Add(connection, new AuditEntry(actor, action, (after ?? before)!.Question) { Before = Json(before), After = Json(after) });

    private static GoldenQuestion? Find(SqliteConnection connection, string condition, object parameters) =>
        connection.Query<(long, string, string?, string)>($"SELECT number, question, article, words FROM golden WHERE {condition}", parameters).Select(Question).FirstOrDefault();

    private static GoldenQuestion Question((long Number, string Question, string? Article, string Words) row) =>
        new(row.Question, row.Article) { Number = row.Number, Words = JsonSerializer.Deserialize(row.Words, PublishingJson.Readable.IReadOnlyListString) };

    private static string Words(GoldenQuestion question) => JsonSerializer.Serialize(question.Words ?? [], PublishingJson.Readable.IReadOnlyListString);

    private static string? Json(GoldenQuestion? question) =>
        question is null ? null : JsonSerializer.Serialize(question, PublishingJson.Readable.GoldenQuestion);
}
