using System.Globalization;
using PolicyBot.Recognition.Dates;
using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Quantities;

/// <summary>Spells shares, lengths of time and measures in one unit each, as <see cref="NormalValue"/> does.</summary>
internal static class AmountValue
{
    private static readonly string[][] Conversions = EmbeddedData.Rows("Recognition.Data.conversions.tsv");
    private static readonly WordTrie Units = new(EmbeddedData.Column(Conversions, 0));

    /// <summary>50%, 五成, 百分之五十, 二分之一, 一半, 半数.</summary>
    public static string? ReadShare(DateContext context, int start, out int end)
    {
        if (context[start] is '一' or '半' && context[context[start] == '一' ? start + 1 : start] == '半' && context[start + 1] is '半' or '数')
        {
            end = start + 2;
            return Write(50, "%");
        }

        if (PercentageScanner.TryScan(context.Text, start, out Number percentage))
        {
            end = percentage.End;
            return context[end - 1] == '点' ? null : Write(percentage.Value, "%");
        }

        bool isFraction = NumberScanner.TryScan(context.Text, start, out Number number) && number.Is(NumberForms.Fraction) && number.Value < 1;
        end = number.End;
        return isFraction ? Write(number.Value * 100, "%") : null;
    }

    /// <summary>半年, 6个月, 一刻钟, 两周, 15个工作日.</summary>
    public static string? ReadTime(DateContext context, int start, out int end)
    {
        int quarters = context.ReadNumber(start, out end);
        if (quarters > 0 && context[end] == '刻' && context[end + 1] == '钟')
        {
            end += 2;
            return Write(quarters * 15, "分钟");
        }

        if (!DurationReader.TryOne(context, start, out end, out double count, out string unit) || DurationReader.IsScore(context, end) || (context[end - 1] == '时' && context[end - 2] != '小'))
        {
            return null;
        }

        bool isWorkday = end - start > 3 && context[end - 3] == '工';
        return unit switch
        {
            "Y" => Write((decimal)count * 12, "个月"),
            "Q" => Write((decimal)count * 3, "个月"),
            "M" => count == 0.5 ? Write(15, "天") : Write((decimal)count, "个月"),
            "W" => Write((decimal)count * 7, "天"),
            "D" => Write((decimal)count, isWorkday ? "个工作日" : "天"),
            "TH" => Write((decimal)count * 60, "分钟"),
            "TM" => Write((decimal)count, "分钟"),
            _ => null,
        };
    }

    /// <summary>2公里, 三千克, 1公顷.</summary>
    public static string? ReadMeasure(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (!CardinalScanner.TryScan(text, start, spaces: true, out Number number) || number.Is(NumberForms.TooLarge))
        {
            return null;
        }

        int length = MeasureWords.Match(text, CardinalScanner.SkipSpaces(text, number.End), out string unit);
        if (length == 0 || Units.Match(unit, 0, out int row) != unit.Length)
        {
            return null;
        }

        end = CardinalScanner.SkipSpaces(text, number.End) + length;
        return number.Value > 1e15m ? null : Write(number.Value * decimal.Parse(Conversions[row][2], CultureInfo.InvariantCulture), Conversions[row][1]);
    }

    private static string Write(decimal value, string unit) => value.ToString("0.######", CultureInfo.InvariantCulture) + unit;
}
