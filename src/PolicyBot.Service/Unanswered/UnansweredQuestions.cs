using Dapper;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Publishing.Golden;

namespace PolicyBot.Service.Unanswered;

/// <summary>What residents asked and did not get, and what administrators made of it. Thread-safe.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="golden">Takes questions for which an article is named.</param>
/// <param name="audit">Told what was settled.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class UnansweredQuestions(ServiceDatabase database, GoldenStore golden, AuditLog audit, TimeProvider time)
{
    /// <summary>The table: until when a question is settled. One that is asked again after that is open again.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS settled_questions (question TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        """;

    private const int Most = 3000;

    /// <summary>The questions that got no answer since a time, the most frequent first.</summary>
    public IReadOnlyList<AskedQuestion> NotFound(long since) => Read(
        "SELECT g.question, g.at FROM given_answers g JOIN answers a ON a.number = g.answer WHERE a.kind = 'NotFound' AND g.at >= @since", since);

    /// <summary>The questions whose answer did not help since a time, the most frequent first.</summary>
    public IReadOnlyList<AskedQuestion> NotHelped(long since) => Read("SELECT f.question, f.at FROM feedback f WHERE f.helped = 0 AND f.at >= @since", since);

    /// <summary>Settles questions: until one is asked again, nobody is shown them.</summary>
    public async Task SettleAsync(string actor, IReadOnlyCollection<string> questions)
    {
        long at = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(connection =>
        {
            foreach (string question in questions)
            {
                connection.Execute("INSERT OR REPLACE INTO settled_questions (question, at) VALUES (@question, @at)", new { question, at });
            }

            audit.Add(connection, new AuditEntry(actor, "了结问题", questions.First()) { After = string.Join('\n', questions) });
        });
    }

    /// <summary>Names the article that is to answer questions: they become golden questions, which every publication is checked against.</summary>
    public async Task LinkAsync(string actor, IReadOnlyCollection<string> questions, string article)
    {
        await golden.AddAsync([.. questions.Select(question => new GoldenQuestion(question, article))], actor);
        await SettleAsync(actor, questions);
    }

    private List<AskedQuestion> Read(string asked, long since) => database.Scan(connection => connection.Query<(string Text, long Count, long Last)>(
        $"""
        SELECT q.question AS Text, count(*) AS Count, max(q.at) AS Last FROM ({asked}) q LEFT JOIN settled_questions s ON s.question = q.question
            WHERE s.at IS NULL OR q.at > s.at GROUP BY q.question ORDER BY Count DESC, Last DESC LIMIT @Most
        """,
        new { since, Most }).Select(row => new AskedQuestion(row.Text, row.Count, row.Last)).ToList());
}
