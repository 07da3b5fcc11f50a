using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads days and weeks relative to the reference: 明天, 上周, 下周三, 周末, 过去十年, 之后5分钟.</summary>
internal static class RelativeReader
{
    /// <summary>Reads 今天, 昨日, 最近; those with a part of the day (今晚) are read by <see cref="TimeReader"/>.</summary>
    public static DateExpression? ReadDay(DateContext context, int start, out string part)
    {
        part = "";
        int length = DateWords.Days.Match(context.Text, start, out int place);
        if (length == 0)
        {
            bool recently = context[start] == '最' && context[start + 1] == '近' && context[start + 2] != '的';
            return recently ? OfDay(start, start + 2, context.Today) : null;
        }

        (int offset, part) = DateWords.DayMeaning(place);
        return Calendar.Add(context.Today, "D", offset) is { } day ? OfDay(start, start + length, day) : null;
    }

    /// <summary>Reads 现在, 刚才.</summary>
    public static DateExpression? ReadNow(DateContext context, int start)
    {
        int length = DateWords.Nows.Match(context.Text, start, out int place);
        return length == 0 ? null
            : new DateExpression(start, start + length, DateKind.DateTime, DateWords.NowNames[place]) { From = context.Reference, To = context.Reference };
    }

    /// <summary>Reads 上周, 下周三, 周末, 周一.</summary>
    public static DateExpression? ReadWeek(DateContext context, int start)
    {
        int prefix = DateWords.Weeks.Match(context.Text, start, out int offset);
        int at = context.SkipSpaces(start + prefix);
        int name = DateWords.WeekNames.Match(context.Text, at);
        if (name == 0)
        {
            return null;
        }

        at += name;
        int weeks = prefix > 0 ? offset - DateWords.OffsetBase : 0;
        if (Calendar.Add(Calendar.Monday(context.Today), "W", weeks) is not { } monday)
        {
            return null;
        }

        if (context[at] == '末')
        {
            return Period(start, at + 1, Calendar.Week(monday) + "-WE", monday.AddDays(5), monday.AddDays(7));
        }

        int length = DateWords.Weekdays.Match(context.Text, at, out int weekday);
        if (length > 0 && !(context[at] == '天' && context[at + 1] == '津') && !(prefix == 0 && context[at] == '日' && context[at + 1] == '常'))
        {
            return prefix > 0 ? OfDay(start, at + length, monday.AddDays(weekday - 1)) : AnyWeekday(context, start, at + length, weekday);
        }

        return prefix == 0 || context[at] is '期' or '边' or '围' or '转' or '岁' or '年'
            ? null
            : Period(start, at, Calendar.Week(monday), monday, monday.AddDays(7));
    }

    /// <summary>Reads 过去十年, 前1周, 未来三天, 之后5分钟.</summary>
    public static DateExpression? ReadSpan(DateContext context, int start)
    {
        int past = DateWords.Past.Match(context.Text, start);
        int future = DateWords.Future.Match(context.Text, start);
        int length = Math.Max(past, future);
        bool isPartOfWord = length == 1 && context[start] is '上' or '下' && context[start - 1] is '以' or '之' or '早' or '晚' or '马' or '线' or '楼' or '地' or '如';
        if (length == 0 || isPartOfWord || !DurationReader.TryOne(context, context.SkipSpaces(start + length), out int end, out double count, out string unit)
            || Calendar.Add(context.Reference, unit, past > future ? -count : count) is not { } other)
        {
            return null;
        }

        bool isTime = unit[0] == 'T';
        string timex = "P" + (unit == "Q" ? Calendar.Write(count * 3) + "M" : isTime ? "T" + Calendar.Write(count) + unit[1] : Calendar.Write(count) + unit);
        if (isTime)
        {
            (DateTime first, DateTime last) = past > future ? (other, context.Reference) : (context.Reference, other);
            string times = string.Create(CultureInfo.InvariantCulture, $"({first:yyyy-MM-ddTHH:mm:ss},{last:yyyy-MM-ddTHH:mm:ss},{timex})");
            return new DateExpression(start, end, DateKind.DateTimeRange, times) { From = first, To = last };
        }

        // What lies ahead begins tomorrow.
        (DateTime from, DateTime to) = past > future ? (other.Date, context.Today) : (context.Today.AddDays(1), other.Date.AddDays(1));
        return Period(start, end, $"({Calendar.Write(from)},{Calendar.Write(to)},{timex})", from, to);
    }

    /// <summary>A day that is known.</summary>
    public static DateExpression OfDay(int start, int end, DateTime day) =>
        new(start, end, DateKind.Date, Calendar.Write(day)) { From = day, To = day, Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A period that is known.</summary>
    public static DateExpression Period(int start, int end, string timex, DateTime from, DateTime to) =>
        new(start, end, DateKind.DateRange, timex) { From = from, To = to, Year = from.Year };

    private static DateExpression? AnyWeekday(DateContext context, int start, int end, int weekday)
    {
        DateTime day = Calendar.Monday(context.Today).AddDays(weekday - 1);
        if (Calendar.Add(day, "W", -1) is not { } before)
        {
            return null;
        }

        DateTime future = day < context.Today ? day.AddDays(7) : day;
        DateTime past = day < context.Today ? day : before;
        return new DateExpression(start, end, DateKind.Date, "XXXX-WXX-" + weekday.ToString(CultureInfo.InvariantCulture))
        {
            From = future,
            To = future,
            PastFrom = past,
            PastTo = past,
        };
    }
}
