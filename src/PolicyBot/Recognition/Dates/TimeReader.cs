using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads times of day and parts of the day: 下午三点, 15时20分, 8点半, 17:55:23, 晚上.</summary>
internal static class TimeReader
{
    private static readonly DateTime Midnight = DateTime.UnixEpoch;

    /// <summary>Reads the time that begins at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="part">The part of the day that is known already, as TIMEX; empty for none.</param>
    public static DateExpression? Read(DateContext context, int start, string part = "")
    {
        int length = DateWords.Parts.Match(context.Text, start, out int place);
        string said = length > 0 ? DateWords.PartNames[place] : part;
        int at = context.SkipSpaces(start + length);
        at += length > 0 && context[at] == '的' ? 1 : 0;
        DateExpression? clock = context[at] == '差' ? ReadMinutesTo(context, start, at, said) : ReadClock(context, start, at, said);
        return clock ?? (length == 0 || length == 1 ? null : OfPart(start, start + length, said));
    }

    /// <summary>A part of the day as a stretch of time.</summary>
    public static DateExpression OfPart(int start, int end, string part)
    {
        (int from, int to) = part switch { "MO" => (8, 12), "AF" => (12, 16), "EV" => (16, 20), "NI" or "MN" => (20, 24), "DA" => (4, 8), _ => (11, 13) };
        DateTime last = Midnight.AddHours(to).AddMinutes(to == 24 ? -1 : 0);
        return new DateExpression(start, end, DateKind.TimeRange, "T" + (part == "MN" ? "NI" : part)) { From = Midnight.AddHours(from), To = last };
    }

    private static DateExpression? ReadClock(DateContext context, int start, int at, string part)
    {
        int hour = context.ReadNumber(at, out int end);
        if (hour is < 0 or > 24 || (char.IsAsciiDigit(context[at]) && at > 0 && (char.IsAsciiDigit(context[at - 1]) || context[at - 1] is ':' or '.' or '/') && at == start))
        {
            return null;
        }

        int minute = -1, second = -1;
        bool read = context[end] == ':' ? ReadColons(context, ref end, out minute, out second) : ReadWords(context, ref end, out minute, out second);
        if (!read)
        {
            return null;
        }

        end = ReadLatinPart(context, end, ref part);
        return Of(start, end, hour, minute, second, part);
    }

    /// <summary>差五分八点.</summary>
    private static DateExpression? ReadMinutesTo(DateContext context, int start, int at, string part)
    {
        int minutes = context.ReadNumber(at + 1, out int end);
        bool quarter = context[end] == '刻';
        if (minutes is < 1 or > 59 || (!quarter && context[end] != '分'))
        {
            return null;
        }

        DateExpression? hour = ReadClock(context, start, context.SkipSpaces(end + 1), part);
        return hour is null || hour.From.Minute > 0 || hour.From.Hour == 0
            ? null
            : Of(start, hour.End, hour.From.Hour - 1, 60 - (quarter ? 15 : minutes), -1, part.Length == 0 ? "" : "MO");
    }

    private static DateExpression? Of(int start, int end, int hour, int minute, int second, string part)
    {
        int offset = part switch { "" => -1, "AF" => hour < 12 ? 12 : 0, "EV" or "NI" => hour <= 12 ? 12 : 0, "MI" => hour < 11 ? 12 : 0, _ => 0 };
        bool midnight = hour + offset == 24 || hour == 24; // 晚上12点, 24点: T24 in Microsoft's models
        int of = midnight ? 0 : hour + Math.Max(offset, 0);
        if (of > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        DateTime time = Midnight.AddHours(of).AddMinutes(Math.Max(minute, 0)).AddSeconds(Math.Max(second, 0));
        return new DateExpression(start, end, DateKind.Time, "T" + (midnight ? "24" + Write(time, minute >= 0, second >= 0)[2..] : Write(time, minute >= 0, second >= 0)))
        {
            From = time,
            To = time,
            PartOffset = offset < 0 ? -1 : offset,
            IsEitherHalf = offset < 0 && hour is > 0 and <= 12,
        };
    }

    /// <summary>A full hour whose 点 stands elsewhere (五到六点).</summary>
    public static DateExpression? OfHour(int start, int end, int hour, string part) => Of(start, end, hour, -1, -1, part);

    /// <summary>The other reading of a time that does not say which half of the day: twelve hours on.</summary>
    public static DateTime OtherHalf(DateTime time) => time.Hour >= 12 ? time.AddHours(-12) : time.AddHours(12);

    /// <summary>17:55:23 with as many parts as were said.</summary>
    public static string Write(DateTime time, bool minutes, bool seconds) =>
        time.ToString(seconds ? "HH:mm:ss" : minutes ? "HH:mm" : "HH", CultureInfo.InvariantCulture);

    private static bool ReadColons(DateContext context, ref int end, out int minute, out int second)
    {
        (minute, second) = (TwoDigits(context, end + 1), -1);
        if (minute < 0)
        {
            return false;
        }

        end += 3;
        if (context[end] == ':' && TwoDigits(context, end + 1) is >= 0 and var seconds)
        {
            second = seconds;
            end += 3;
        }

        return context[end] != ':' && !char.IsAsciiDigit(context[end]);
    }

    private static int TwoDigits(DateContext context, int at) =>
        char.IsAsciiDigit(context[at]) && char.IsAsciiDigit(context[at + 1]) ? ((context[at] - '0') * 10) + context[at + 1] - '0' : -1;

    private static bool ReadWords(DateContext context, ref int end, out int minute, out int second)
    {
        (minute, second) = (-1, -1);
        int at = context.SkipSpaces(end);
        bool said = context[at] == '点' || (context[at] == '时' && context[at + 1] is not ('间' or '代' or '期' or '候' or '常' or '段'));
        if (!said || (context[at + 1] is '位' or '建' or '意' or '要' or '名' or '击' or '赞' or '评'))
        {
            return false;
        }

        end = at + 1;
        end += context[at] == '点' && context[end] == '钟' ? 1 : 0;
        switch (context[end])
        {
            case '整' or '正':
                end++;
                return true;
            case '半':
                (minute, end) = (30, end + 1);
                return true;
            case '过':
                ReadMinutes(context, end + 1, ref end, out minute, out second);
                return true;
            default:
                ReadMinutes(context, context.SkipSpaces(end), ref end, out minute, out second);
                return true;
        }
    }

    private static void ReadMinutes(DateContext context, int at, ref int end, out int minute, out int second)
    {
        (minute, second) = (-1, -1);
        bool zero = context[at] == '零';
        int number = context.ReadNumber(zero ? at + 1 : at, out int numberEnd);
        if (number is < 0 or > 59)
        {
            return;
        }

        if (context[numberEnd] == '刻' && number is 1 or 3)
        {
            (minute, end) = (number * 15, numberEnd + 1);
            return;
        }

        bool said = context[numberEnd] == '分' && context[numberEnd + 1] is not ('之' or '钟' or '别');
        if (!said && !zero && number < 10)
        {
            return; // 三点五 is a number
        }

        bool anotherNumber = !said && (context[numberEnd] is '.' or ',' or '%' or '个' || Numbers.NumeralCharacters.IsNumeral(context[numberEnd]) || char.IsAsciiDigit(context[numberEnd]));
        if (anotherNumber)
        {
            return;
        }

        (minute, end) = (number, said ? numberEnd + 1 : numberEnd);
        int seconds = said ? context.ReadNumber(end, out numberEnd) : -1;
        if (seconds is >= 0 and < 60 && context[numberEnd] == '秒')
        {
            (second, end) = (seconds, numberEnd + 1);
        }
    }

    private static int ReadLatinPart(DateContext context, int end, ref string part)
    {
        int at = context.SkipSpaces(end);
        if (part.Length > 0 || context[at] is not ('a' or 'p') || context[at + 1] != 'm' || char.IsAsciiLetter(context[at + 2]))
        {
            return end;
        }

        part = context[at] == 'a' ? "MO" : "AF";
        return at + 2;
    }
}
