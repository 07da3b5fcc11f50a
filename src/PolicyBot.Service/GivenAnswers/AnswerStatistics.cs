using Dapper;
using PolicyBot.Answers;
using PolicyBot.Service.Database;
using PolicyBot.Service.Pages;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>How many questions there were by day, how many were answered, how fast, and about what. Thread-safe.</summary>
/// <param name="database">Where answers are kept.</param>
/// <param name="time">Knows where a day begins.</param>
internal sealed class AnswerStatistics(ServiceDatabase database, TimeProvider time)
{
    private const int MillisecondsPerDay = 86_400_000;

    /// <summary>The days from one to another, those without a question as well, the earliest first.</summary>
    public IReadOnlyList<DayFigures> Days(DateOnly first, DateOnly last)
    {
        Dictionary<DateOnly, List<(AnswerKind Kind, long Latency)>> byDay = [];
        foreach ((long at, string kind, long latency) in database.Scan(connection => connection.Query<(long, string, long)>(
            """
            SELECT g.at, a.kind, g.latency FROM given_answers g JOIN answers a ON a.number = g.answer
                WHERE g.at >= @from AND g.at < @until AND a.kind <> 'SmallTalk' ORDER BY g.at
            """,
            Span(first, last)).AsList()))
        {
            DateOnly day = DayOf(at);
            (byDay.TryGetValue(day, out List<(AnswerKind, long)>? answers) ? answers : byDay[day] = []).Add((Enum.Parse<AnswerKind>(kind), latency));
        }

        Dictionary<DateOnly, string> topics = Topics(first, last).GroupBy(topic => topic.Day).ToDictionary(day => day.Key, day => day.MaxBy(topic => topic.Count)!.Article);
        return [.. Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)
            .Select(day => Figures(day, byDay.GetValueOrDefault(day, []), topics.GetValueOrDefault(day)))];
    }

    /// <summary>Which article most answers of each day rested on.</summary>
    public IReadOnlyList<DayTopic> Topics(DateOnly first, DateOnly last) => database.Scan(connection => connection.Query<(long Day, string Article, long Count)>(
        $"""
        SELECT (g.at + @offset) / {MillisecondsPerDay} AS day, json_extract(a.passages, '$[0].article') AS article, count(*)
            FROM given_answers g JOIN answers a ON a.number = g.answer
            WHERE g.at >= @from AND g.at < @until AND a.kind = 'Answer' GROUP BY 1, 2 ORDER BY 3 DESC
        """,
        new { from = time.StartOf(first), until = time.StartOf(last) + MillisecondsPerDay, offset = (long)time.LocalTimeZone.BaseUtcOffset.TotalMilliseconds })
        .Where(row => row.Article is not null)
        .Select(row => new DayTopic(DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(row.Day)), row.Article, row.Count)).ToList());

    private static DayFigures Figures(DateOnly day, List<(AnswerKind Kind, long Latency)> answers, string? topic)
    {
        long[] latencies = [.. answers.Select(answer => answer.Latency).Order()];
        return new DayFigures(
            day,
            answers.Count,
            answers.Count(answer => answer.Kind == AnswerKind.Answer),
            answers.Count(answer => answer.Kind == AnswerKind.NotFound),
            Quantile(latencies, 0.5),
            Quantile(latencies, 0.95),
            topic);
    }

    private static double? Quantile(long[] ordered, double share) => ordered.Length == 0 ? null : ordered[(int)(share * (ordered.Length - 1))] / 1000.0;

    private object Span(DateOnly first, DateOnly last) => new { from = time.StartOf(first), until = time.StartOf(last) + MillisecondsPerDay };

    private DateOnly DayOf(long at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), time.LocalTimeZone).DateTime);
}

/// <summary>One day.</summary>
/// <param name="Day">Which.</param>
/// <param name="Questions">How many questions, small talk aside.</param>
/// <param name="Answered">How many were answered.</param>
/// <param name="NotFound">How many got no answer.</param>
/// <param name="Median">The median time of an answer in milliseconds; null without any.</param>
/// <param name="Slow">The time that 95 of 100 answers stayed below, in milliseconds; null without any.</param>
/// <param name="Topic">The article that most answers rested on; null without any.</param>
internal sealed record DayFigures(DateOnly Day, int Questions, int Answered, int NotFound, double? Median, double? Slow, string? Topic);

/// <summary>How many answers of a day rested first on an article.</summary>
/// <param name="Day">The day.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Count">How many.</param>
internal sealed record DayTopic(DateOnly Day, string Article, long Count);
