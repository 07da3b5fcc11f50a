using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>The words of dates and times (Data/date-words.tsv, holidays.tsv, eras.tsv).</summary>
internal static class DateWords
{
    private static readonly string[][] Rows = [.. EmbeddedData.Lines("Recognition.Data.date-words.tsv").Select(line => line.Split('\t'))];

    /// <summary>今天, 昨晚: places in <see cref="DayMeanings"/>.</summary>
    public static WordTrie Days { get; } = Places("day");

    /// <summary>Days from the reference, and the part of the day.</summary>
    public static (int Offset, string Part)[] DayMeanings { get; } =
        [.. Values("day").Select(value => value.Split(':')).Select(pair => (Number(pair[0]), pair.Length > 1 ? pair[1] : ""))];

    /// <summary>今年: years from the reference's, moved by <see cref="OffsetBase"/>.</summary>
    public static WordTrie Years { get; } = Offsets("year");

    /// <summary>本月.</summary>
    public static WordTrie Months { get; } = Offsets("month");

    /// <summary>这, 下: what stands before a week or weekday.</summary>
    public static WordTrie Weeks { get; } = Offsets("week");

    /// <summary>周, 星期.</summary>
    public static WordTrie WeekNames { get; } = Places("weekname");

    /// <summary>一 to 日: 1 for Monday to 7.</summary>
    public static WordTrie Weekdays { get; } = Numbers("weekday");

    /// <summary>上午, 晚上: places in <see cref="PartNames"/>.</summary>
    public static WordTrie Parts { get; } = Places("part");

    /// <summary>TIMEX of the parts of the day.</summary>
    public static string[] PartNames { get; } = Values("part");

    /// <summary>Units behind numbers: places in <see cref="UnitNames"/>.</summary>
    public static WordTrie Units { get; } = Places("unit");

    /// <summary>TIMEX of the units, those of times with T before.</summary>
    public static string[] UnitNames { get; } = Values("unit");

    /// <summary>春天, 夏季: places in <see cref="SeasonNames"/>.</summary>
    public static WordTrie Seasons { get; } = Places("season");

    /// <summary>TIMEX of the seasons.</summary>
    public static string[] SeasonNames { get; } = Values("season");

    /// <summary>上半年.</summary>
    public static WordTrie Halves { get; } = Numbers("half");

    /// <summary>上半月.</summary>
    public static WordTrie HalfMonths { get; } = Numbers("halfmonth");

    /// <summary>现在: places in <see cref="NowNames"/>.</summary>
    public static WordTrie Nows { get; } = Places("now");

    /// <summary>TIMEX of the moments.</summary>
    public static string[] NowNames { get; } = Values("now");

    /// <summary>过去.</summary>
    public static WordTrie Past { get; } = Places("past");

    /// <summary>未来.</summary>
    public static WordTrie Future { get; } = Places("future");

    /// <summary>之前, 以后: the number of their <see cref="DateModifier"/>.</summary>
    public static WordTrie Modifiers { get; } =
        new(from row in Rows where row[0] == "modifier" from word in row[2].Split(' ') select (word, (int)Enum.Parse<DateModifier>(row[1], ignoreCase: true)));

    /// <summary>到, 至: 1 for those that need 之间 behind the second end.</summary>
    public static WordTrie Joins { get; } = Numbers("joins");

    /// <summary>Words that begin like a date and are none.</summary>
    public static WordTrie NoDates { get; } = Places("word");

    /// <summary>Names of holidays: places in <see cref="HolidayMeanings"/>.</summary>
    public static WordTrie Holidays { get; } = new(HolidayRows().SelectMany((row, place) => row[3].Split(' ').Select(word => (word, place))));

    /// <summary>Calendar, month, day of the holidays.</summary>
    public static (string Calendar, int Month, string Day)[] HolidayMeanings { get; } =
        [.. HolidayRows().Select(row => (row[0], Number(row[1]), row[2]))];

    /// <summary>Reign titles with their first year.</summary>
    public static WordTrie Eras { get; } =
        new(EmbeddedData.Lines("Recognition.Data.eras.tsv").Select(line => line.Split('\t')).SelectMany(row => row[1].Split(' ').Select(word => (word, Number(row[0])))));

    /// <summary>What offsets are moved by, so that tries hold no negative numbers.</summary>
    public const int OffsetBase = 100;

    private static string[][] HolidayRows() => [.. EmbeddedData.Lines("Recognition.Data.holidays.tsv").Select(line => line.Split('\t'))];

    private static string[] Values(string kind) => [.. Rows.Where(row => row[0] == kind).Select(row => row[1])];

    private static WordTrie Places(string kind) =>
        new(Rows.Where(row => row[0] == kind).SelectMany((row, place) => row[2].Split(' ').Select(word => (word, place))));

    private static WordTrie Numbers(string kind) =>
        new(Rows.Where(row => row[0] == kind).SelectMany(row => row[2].Split(' ').Select(word => (word, Number(row[1])))));

    private static WordTrie Offsets(string kind) =>
        new(Rows.Where(row => row[0] == kind).SelectMany(row => row[2].Split(' ').Select(word => (word, Number(row[1]) + OffsetBase))));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
