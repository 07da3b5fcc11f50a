namespace PolicyBot.Recognition.Dates;

/// <summary>Reads lengths of time: 6天, 半个月, 三年半, 一个半小时, 8天20小时.</summary>
internal static class DurationReader
{
    private static readonly WordTrie Joints = new("又 零 余 多 和 加 外加 加上");

    /// <summary>Reads the length of time that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        if (!TryOne(context, start, out int end, out double count, out string unit) || IsScore(context, end))
        {
            return null;
        }

        string date = "", time = "";
        double seconds = 0;
        int rank = 0;
        int at = end;
        do
        {
            end = at;
            Append(ref date, ref time, unit, count);
            seconds += count * Seconds(unit);
            rank = Rank(unit);
            at = context.SkipSpaces(at);
            at = context.SkipSpaces(at + Joints.Match(context.Text, at));
        }
        while (TryOne(context, at, out at, out count, out unit) && Rank(unit) > rank);

        string timex = "P" + date + (time.Length > 0 ? "T" + time : "");
        return new DateExpression(start, end, DateKind.Duration, timex) { Seconds = seconds };
    }

    /// <summary>Reads one number with one unit of time.</summary>
    /// <param name="context">The text.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="end">Where the unit ends.</param>
    /// <param name="count">How many units.</param>
    /// <param name="unit">Y, Q, M, W, D, TH, TM or TS.</param>
    public static bool TryOne(DateContext context, int start, out int end, out double count, out string unit)
    {
        (end, count, unit) = (start, 0, "");
        bool half = context[start] == '半';
        if (half)
        {
            (count, end) = (0.5, start + 1);
        }
        else if (Numbers.CardinalScanner.TryScan(context.Text[..Math.Min(context.Text.Length, start + 16)], start, spaces: true, out Numbers.Number number)
            && number.Value < 1_000_000)
        {
            (count, end) = ((double)number.Value, context.SkipSpaces(number.End));
        }
        else
        {
            return false;
        }

        // 一个半小时
        if (!half && context[end] == '个' && context[end + 1] == '半')
        {
            count += 0.5;
            end += 2;
        }

        int length = DateWords.Units.Match(context.Text, end, out int place);
        if (length == 0 || DateWords.NoDates.Match(context.Text, end) > length || IsPartOfWord(context, end, length))
        {
            return false;
        }

        if (DateWords.UnitNames[place] == "Y" && count is >= 1000 and < 3000)
        {
            return false; // 2015年 is a year
        }

        end += length;
        unit = DateWords.UnitNames[place];
        if (!half && context[end] == '半' && context[end + 1] is not ('径' or '夜' or '年' or '天' or '月'))
        {
            count += 0.5;
            end++;
        }

        return true;
    }

    /// <summary>扣5分: 分 counts minutes only behind hours.</summary>
    public static bool IsScore(DateContext context, int end) => context[end - 1] == '分';

    private static bool IsPartOfWord(DateContext context, int at, int length) =>
        (length == 1 && context[at] == '周' && context[at + 1] is '岁' or '边' or '围' or '期' or '年')
        || (length == 1 && context[at] == '时' && context[at + 1] is '间' or '代' or '期' or '候' or '常')
        || (length == 1 && context[at] == '年' && context[at + 1] is '级' or '代' or '龄')
        || (length == 1 && context[at] == '分' && context[at + 1] is '之' or '别' or '类' or '析' or '为' or '公')
        || (length == 1 && context[at] == '天' && context[at + 1] == '津')
        || (length == 1 && context[at] == '日' && context[at + 1] is '元' or '本' or '圆' or '币');

    private static void Append(ref string date, ref string time, string unit, double count)
    {
        if (unit == "Q")
        {
            (unit, count) = ("M", count * 3);
        }

        if (unit[0] == 'T')
        {
            time += Calendar.Write(count) + unit[1];
        }
        else
        {
            date += Calendar.Write(count) + unit;
        }
    }

    private static double Seconds(string unit) => unit switch
    {
        "Y" => 365 * 86400d,
        "Q" => 90 * 86400d,
        "M" => 30 * 86400d,
        "W" => 7 * 86400d,
        "D" => 86400d,
        "TH" => 3600,
        "TM" => 60,
        _ => 1,
    };

    private static int Rank(string unit) => unit switch { "Y" => 1, "Q" or "M" => 2, "W" => 3, "D" => 4, "TH" => 5, "TM" => 6, _ => 7 };
}
