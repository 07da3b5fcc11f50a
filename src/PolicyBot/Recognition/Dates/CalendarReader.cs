namespace PolicyBot.Recognition.Dates;

/// <summary>Reads years, months and days of the calendar: 2021年, 3月, 2016年12月15日, 去年5月, 农历十月初一, 2018/1/10, 29日.</summary>
internal static class CalendarReader
{
    /// <summary>Reads the date or period that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        DateExpression? numeric = NumericDateReader.Read(context, start);
        if (numeric is not null)
        {
            return numeric;
        }

        bool lunar = SkipLunar(context, start, out int at);
        int year = YearReader.Read(context, at, out int yearEnd);
        if (year < 0)
        {
            return ReadMonth(context, start, at, 0, lunar);
        }

        int behind = context.SkipSpaces(yearEnd);
        behind += context[behind] == '的' ? 1 : 0;
        lunar |= SkipLunar(context, behind, out behind);
        return ReadMonth(context, start, behind, year, lunar)
            ?? (YearReader.NeedsMonth(context.Text, at) ? null : OfParts(context, start, yearEnd, year, 0, 0, lunar));
    }

    /// <summary>Makes an expression of the parts that were said; 0 for those that were not.</summary>
    public static DateExpression? OfParts(DateContext context, int start, int end, int year, int month, int day, bool lunar)
    {
        var expression = new DateExpression(start, end, day > 0 ? DateKind.Date : DateKind.DateRange, Calendar.Write(year, month, day))
        {
            IsLunar = lunar && day > 0,
            Year = year,
            Month = month,
            Day = day,
        };
        return year > 0 ? CalendarResolution.OfYear(expression)
            : month > 0 && day > 0 ? CalendarResolution.OfMonthAndDay(expression, context.Today)
            : month > 0 ? CalendarResolution.OfMonth(expression, context.Today)
            : CalendarResolution.OfDay(expression, context.Today);
    }

    private static bool SkipLunar(DateContext context, int at, out int end)
    {
        bool lunar = context[at] is '农' or '阴' or '旧' && context[at + 1] == '历';
        end = lunar ? context.SkipSpaces(at + 2) : at;
        end += lunar && context[end] == '的' ? 1 : 0;
        return lunar;
    }

    private static DateExpression? ReadMonth(DateContext context, int start, int at, int year, bool lunar)
    {
        int offset = year == 0 ? DateWords.Months.Match(context.Text, at, out int value) : Unmatched(out value);
        if (offset > 0)
        {
            DateTime month = context.Today.AddMonths(value - DateWords.OffsetBase);
            return ReadDay(context, start, at + offset, month.Year, month.Month, lunar)
                ?? OfParts(context, start, at + offset, month.Year, month.Month, 0, lunar);
        }

        int number = MonthNumber(context, at, out int end, ref lunar);
        if (number > 0)
        {
            DateExpression? date = ReadDay(context, start, end, year, number, lunar);
            return date ?? (context[at] == '大' ? null : OfParts(context, start, end, year, number, 0, lunar));
        }

        return year == 0 ? ReadDay(context, start, at, 0, 0, lunar) : null;
    }

    private static int MonthNumber(DateContext context, int at, out int end, ref bool lunar)
    {
        char c = context[at];
        if (c is '正' or '腊' or '冬' && context[at + 1] == '月' || (c == '大' && context[at + 1] == '年'))
        {
            lunar = true;
            end = at + 2;
            return c is '正' or '大' ? 1 : c == '腊' ? 12 : 11;
        }

        int number = context.ReadNumber(at, out end);
        end = context.SkipSpaces(end);
        if (number is < 1 or > 12 || context[end] != '月' || context[end + 1] == '薪')
        {
            return 0;
        }

        end++;
        return number;
    }

    private static DateExpression? ReadDay(DateContext context, int start, int monthEnd, int year, int month, bool lunar)
    {
        int at = context.SkipSpaces(monthEnd);
        at += month > 0 && context[at] == '的' ? 1 : 0;
        bool lunarDay = context[at] == '初';
        int end = at + 2;
        int day = lunarDay ? NumberOf(context[at + 1]) : context.ReadNumber(at, out end);
        if (day is < 1 or > 31 || (month == 0 && context[start - 1] == '第'))
        {
            return null; // 第4号 is a document
        }

        int unit = context.SkipSpaces(end);
        bool said = context[unit] is '日' or '号' && !(context[unit] == '号' && context[unit + 1] is '线' or '楼' or '码' or '文' or '令')
            && !(context[unit] == '日' && context[unit + 1] is '元' or '本' or '圆' or '币');
        if (said)
        {
            end = unit + 1;
        }
        else if (!lunarDay && (month == 0 || !(lunar || (context[at] == '三' && day == 30) || EndsDay(context, end))))
        {
            return null;
        }

        end = month > 0 && said ? SkipWeekday(context, end) : end;
        return OfParts(context, start, end, year, month, day, lunar || lunarDay);
    }

    /// <summary>10月25, 十月二十五: the day ends the clause, or a part of the day follows it.</summary>
    private static bool EndsDay(DateContext context, int end) =>
        (!Characters.IsHan(context[end]) && !char.IsAsciiLetterOrDigit(context[end]) && context[end] is not ('.' or ':' or '%' or '-' or '~' or '/' or '、'))
        || DateWords.Parts.Match(context.Text, end) > 1;

    private static int NumberOf(char c) => c == '十' ? 10 : Numbers.NumeralCharacters.Digit(c);

    /// <summary>10月12日,星期一: the weekday says nothing new.</summary>
    private static int SkipWeekday(DateContext context, int end)
    {
        int at = context.SkipSpaces(end);
        at = context[at] is ',' or '(' or '（' ? context.SkipSpaces(at + 1) : at;
        int name = DateWords.WeekNames.Match(context.Text, at);
        int weekday = name > 0 ? DateWords.Weekdays.Match(context.Text, at + name) : 0;
        at += name + weekday;
        return weekday == 0 ? end : context[at] is ')' or '）' ? at + 1 : at;
    }

    private static int Unmatched(out int value)
    {
        value = 0;
        return 0;
    }
}
