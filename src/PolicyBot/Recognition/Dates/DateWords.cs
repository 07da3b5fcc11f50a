using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>The words of dates and times (Data/date-words.tsv, holidays.tsv, eras.tsv).</summary>
internal static class DateWords
{
    private static readonly string[][] Rows = Read("date-words.tsv");
    private static readonly string[][] HolidayRows = Read("holidays.tsv");

    /// <summary>今天, 昨晚: places in <see cref="DayMeanings"/>.</summary>
    public static WordTrie Days { get; } = Places("day");

    /// <summary>Days from the reference, and the part of the day.</summary>
    public static (int Offset, string Part)[] DayMeanings { get; } = ReadDayMeanings();

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
    public static WordTrie Modifiers { get; } = Words("modifier", (value, _) => (int)Enum.Parse<DateModifier>(value, ignoreCase: true));

    /// <summary>到, 至: 1 for those that need 之间 behind the second end.</summary>
    public static WordTrie Joins { get; } = Numbers("joins");

    /// <summary>Words that begin like a date and are none.</summary>
    public static WordTrie NoDates { get; } = Places("word");

    /// <summary>Names of holidays: places in <see cref="HolidayMeanings"/>.</summary>
    public static WordTrie Holidays { get; } = WordsOf(HolidayRows, 3, (_, place) => place);

    /// <summary>Calendar, month, day of the holidays.</summary>
    public static (string Calendar, int Month, string Day)[] HolidayMeanings { get; } =
        Array.ConvertAll(HolidayRows, row => (row[0], Number(row[1]), row[2]));

    /// <summary>Reign titles with their first year.</summary>
    public static WordTrie Eras { get; } = WordsOf(Read("eras.tsv"), 1, (row, _) => Number(row[0]));

    /// <summary>What offsets are moved by, so that tries hold no negative numbers.</summary>
    public const int OffsetBase = 100;

    private static string[][] Read(string table)
    {
        List<string[]> rows = [];
        foreach (string line in EmbeddedData.Lines("Recognition.Data." + table))
        {
            rows.Add(line.Split('\t'));
        }

        return [.. rows];
    }

    private static string[] Values(string kind)
    {
        List<string> values = [];
        foreach (string[] row in Rows)
        {
            if (row[0] == kind)
            {
                values.Add(row[1]);
            }
        }

        return [.. values];
    }

    private static WordTrie Places(string kind) => Words(kind, (_, place) => place);

    private static WordTrie Numbers(string kind) => Words(kind, (value, _) => Number(value));

    private static WordTrie Offsets(string kind) => Words(kind, (value, _) => Number(value) + OffsetBase);

    private static WordTrie Words(string kind, Func<string, int, int> valueOf)
    {
        int place = 0;
        List<(string Word, int Value)> words = [];
        foreach (string[] row in Rows)
        {
            if (row[0] == kind)
            {
                Add(words, row[2], valueOf(row[1], place++));
            }
        }

        return new WordTrie(words);
    }

    private static WordTrie WordsOf(string[][] rows, int column, Func<string[], int, int> valueOf)
    {
        List<(string Word, int Value)> words = [];
        for (int i = 0; i < rows.Length; i++)
        {
            Add(words, rows[i][column], valueOf(rows[i], i));
        }

        return new WordTrie(words);
    }

    private static void Add(List<(string Word, int Value)> words, string list, int value)
    {
        foreach (string word in list.Split(' '))
        {
            words.Add((word, value));
        }
    }

    private static (int Offset, string Part)[] ReadDayMeanings()
    {
        List<(int Offset, string Part)> meanings = [];
        foreach (string value in Values("day"))
        {
            int colon = value.IndexOf(':', StringComparison.Ordinal);
            meanings.Add(colon < 0 ? (Number(value), "") : (Number(value[..colon]), value[(colon + 1)..]));
        }

        return [.. meanings];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
