using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>The answers that were given as they are read, the newest first. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
internal sealed class AnswerHistory(ServiceDatabase database)
{
    private const string Select = """
        SELECT g.number, g.at, g.channel, g.conversation, g.question, g.history, g.latency, a.kind, a.text, a.confidence, a.threshold, a.day, a.revision, a.program,
            a.options, a.notes, a.passages, s.text AS Synonyms
            FROM given_answers g JOIN answers a ON a.number = g.answer JOIN synonym_texts s ON s.digest = a.synonyms
        """;

    /// <summary>A page of answers.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The number that they come before; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="most">The most of them.</param>
    public IReadOnlyList<KeptAnswer> Read(AnswerFilter filter, long before, int most) => database.Scan(connection => connection.Query<KeptAnswer>(
        $"""
        {Select} WHERE g.number < @before AND (@Kind IS NULL OR a.kind = @Kind) AND (@Channel IS NULL OR g.channel = @Channel)
            AND (@Words IS NULL OR instr(g.question, @Words) > 0 OR instr(a.text, @Words) > 0)
            AND (@From IS NULL OR g.at >= @From) AND (@Until IS NULL OR g.at < @Until)
        ORDER BY g.number DESC LIMIT @most
        """,
        new { filter.Kind, filter.Channel, filter.Words, filter.From, filter.Until, before, most }).AsList());

    /// <summary>One answer, or null.</summary>
    public KeptAnswer? Find(long number) => database.Read(connection => connection.QueryFirstOrDefault<KeptAnswer>(Select + " WHERE g.number = @number", new { number }));

    /// <summary>The channels that answers were given in.</summary>
    public IReadOnlyList<string> Channels() => database.Scan(connection => connection.Query<string>("SELECT DISTINCT channel FROM given_answers ORDER BY channel").AsList());
}

/// <summary>Which answers; null leaves a side open.</summary>
/// <param name="Kind">The kind of answer.</param>
/// <param name="Channel">Where it was given.</param>
/// <param name="Words">What the question or the answer contains.</param>
/// <param name="From">From when on, in Unix milliseconds.</param>
/// <param name="Until">Until before when, in Unix milliseconds.</param>
internal sealed record AnswerFilter(string? Kind, string? Channel, string? Words, long? From, long? Until);
