using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>The words of dates and times (Data/date-words.tsv, holidays.tsv, eras.tsv).</summary>
internal static class DateWords
{
    private static readonly WordTable Table = new("date-words.tsv");
    private static readonly string[][] HolidayRows = EmbeddedData.Rows("Recognition.Data.holidays.tsv");
    private static readonly string[] DayValues = Table.Values("day");
    private static readonly string[][] EraRows = EmbeddedData.Rows("Recognition.Data.eras.tsv");

    /// <summary>今天, 昨晚: places for <see cref="DayMeaning"/>.</summary>
    public static readonly WordTrie Days = Table.Places("day");

    /// <summary>今年: years from the reference's, moved by <see cref="OffsetBase"/>.</summary>
    public static readonly WordTrie Years = Table.Numbers("year", OffsetBase);

    /// <summary>本月.</summary>
    public static readonly WordTrie Months = Table.Numbers("month", OffsetBase);

    /// <summary>这, 下: what stands before a week or weekday.</summary>
    public static readonly WordTrie Weeks = Table.Numbers("week", OffsetBase);

    /// <summary>周, 星期.</summary>
    public static readonly WordTrie WeekNames = Table.Places("weekname");

    /// <summary>一 to 日: 1 for Monday to 7.</summary>
    public static readonly WordTrie Weekdays = Table.Numbers("weekday");

    /// <summary>上午, 晚上: places in <see cref="PartNames"/>.</summary>
    public static readonly WordTrie Parts = Table.Places("part");

    /// <summary>TIMEX of the parts of the day.</summary>
    public static readonly string[] PartNames = Table.Values("part");

    /// <summary>Units behind numbers: places in <see cref="UnitNames"/>.</summary>
    public static readonly WordTrie Units = Table.Places("unit");

    /// <summary>TIMEX of the units, those of times with T before.</summary>
    public static readonly string[] UnitNames = Table.Values("unit");

    /// <summary>春天, 夏季: places in <see cref="SeasonNames"/>.</summary>
    public static readonly WordTrie Seasons = Table.Places("season");

    /// <summary>TIMEX of the seasons.</summary>
    public static readonly string[] SeasonNames = Table.Values("season");

    /// <summary>上半年.</summary>
    public static readonly WordTrie Halves = Table.Numbers("half");

    /// <summary>上半月.</summary>
    public static readonly WordTrie HalfMonths = Table.Numbers("halfmonth");

    /// <summary>现在: places in <see cref="NowNames"/>.</summary>
    public static readonly WordTrie Nows = Table.Places("now");

    /// <summary>TIMEX of the moments.</summary>
    public static readonly string[] NowNames = Table.Values("now");

    /// <summary>过去.</summary>
    public static readonly WordTrie Past = Table.Places("past");

    /// <summary>未来.</summary>
    public static readonly WordTrie Future = Table.Places("future");

    /// <summary>之前, 以后: the number of their <see cref="DateModifier"/>.</summary>
    public static readonly WordTrie Modifiers = Table.Numbers("modifier");

    /// <summary>到, 至: 1 for those that need 之间 behind the second end.</summary>
    public static readonly WordTrie Joins = Table.Numbers("joins");

    /// <summary>Words that begin like a date and are none.</summary>
    public static readonly WordTrie NoDates = Table.Places("word");

    /// <summary>Names of holidays: places for <see cref="HolidayMeaning"/>.</summary>
    public static readonly WordTrie Holidays = new(EmbeddedData.Column(HolidayRows, 3));

    /// <summary>Calendar, month, day of a holiday.</summary>
    public static (string Calendar, int Month, string Day) HolidayMeaning(int place) => (HolidayRows[place][0], Number(HolidayRows[place][1]), HolidayRows[place][2]);

    /// <summary>Reign titles: places for <see cref="FirstYear"/>.</summary>
    public static readonly WordTrie Eras = new(EmbeddedData.Column(EraRows, 1));

    /// <summary>What offsets are moved by, so that tries hold no negative numbers.</summary>
    public const int OffsetBase = 100;

    /// <summary>Days from the reference, and the part of the day; empty for none.</summary>
    public static (int Offset, string Part) DayMeaning(int place)
    {
        string value = DayValues[place];
        int colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (Number(value), "") : (Number(value[..colon]), value[(colon + 1)..]);
    }

    /// <summary>The year that a reign begins in.</summary>
    public static int FirstYear(int era) => Number(EraRows[era][0]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
