namespace PolicyBot.Recognition.Dates;

/// <summary>What kind of time words name.</summary>
internal enum DateKind
{
    /// <summary>A day.</summary>
    Date,

    /// <summary>Days in a row.</summary>
    DateRange,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A stretch of a day.</summary>
    TimeRange,

    /// <summary>A day with a time.</summary>
    DateTime,

    /// <summary>A stretch between two such.</summary>
    DateTimeRange,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that comes again.</summary>
    Set,
}

/// <summary>What words behind a date make of it.</summary>
internal enum DateModifier
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Before it.</summary>
    Before,

    /// <summary>After it.</summary>
    After,

    /// <summary>From it on.</summary>
    Since,

    /// <summary>Up to it, inclusive.</summary>
    Until,
}

/// <summary>A date, time, period or length of time found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Timex">Its TIMEX3 expression, X standing for what is not said.</param>
internal sealed record DateExpression(int Start, int End, DateKind Kind, string Timex)
{
    /// <summary>Its beginning: of its only reading, or of the one that is not past.</summary>
    public DateTime From { get; init; }

    /// <summary>Its end, exclusive for periods; equal to <see cref="From"/> for points.</summary>
    public DateTime To { get; init; }

    /// <summary>The beginning of the reading in the past, where what is not said allows two.</summary>
    public DateTime? PastFrom { get; init; }

    /// <summary>The end of the reading in the past.</summary>
    public DateTime PastTo { get; init; }

    /// <summary>Whether the calendar has no such day.</summary>
    public bool IsImpossible { get; init; }

    /// <summary>Whether it is a day of the lunar calendar (its value is not converted).</summary>
    public bool IsLunar { get; init; }

    /// <summary>Whether its hour can be before or after noon; <see cref="From"/> is the first of the two.</summary>
    public bool IsEitherHalf { get; init; }

    /// <summary>What the words behind it make of it.</summary>
    public DateModifier Modifier { get; init; }

    /// <summary>The seconds of a <see cref="DateKind.Duration"/>.</summary>
    public double Seconds { get; init; }

    /// <summary>The year said or meant; 0 for none.</summary>
    public int Year { get; init; }

    /// <summary>The month; 0 for none.</summary>
    public int Month { get; init; }

    /// <summary>The day of the month; 0 for none.</summary>
    public int Day { get; init; }

    /// <summary>The hours to add for the part of the day that is named: 12 from noon on; -1 where none is.</summary>
    public int PartOffset { get; init; } = -1;

    /// <summary>Whether it is a single point, not a stretch.</summary>
    public bool IsPoint => Kind is DateKind.Date or DateKind.Time or DateKind.DateTime;
}
