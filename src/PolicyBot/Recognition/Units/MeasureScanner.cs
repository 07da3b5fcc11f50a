using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Units;

/// <summary>Reads a number with a unit of a table behind it or before it (168公分, $20, 三斤半, 华氏温度100度).</summary>
internal static class MeasureScanner
{
    private static readonly WordTrie NoUnits = new(
        "分钟 分之 分别 分为 分析 分类 里面 元旦 元宵 方面 方式 方法 方向 方案 度假 节约 节能 节省 克服 升级 升高 升至 石油 石化 "
        + "码头 杯子 桶装 块状 角度 角色 开始 开展 开放 开工 c区 钱的 里程 两个 两位 两种 两者 两会 担任 担保 担心");

    /// <summary>Reads the measure that begins at a place.</summary>
    /// <param name="table">The units.</param>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="measure">The measure.</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryScan(UnitTable table, ReadOnlySpan<char> text, int start, out Measure measure)
    {
        measure = default;
        if (start > 0 && text[start - 1] == ':')
        {
            return false; // 2:00 pm
        }

        return TryPrefixed(table, text, start, out measure)
            || (TryNumber(text, start, out Number number) && TryBehind(table, text, number, out measure));
    }

    /// <summary>Reads a number without the multiples that Latin letters mean (250m is no million).</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, int start, out Number number)
    {
        if (!NumberScanner.TryScan(text, start, out number))
        {
            number = new Number(start, start + 1, 0.5m, NumberForms.Han);
            return (uint)start < (uint)text.Length && text[start] == '半';
        }

        if (char.IsAsciiLetter(text[number.End - 1]))
        {
            bool negative = NumberScanner.IsSign(text, start);
            CardinalScanner.TryScan(text, negative ? CardinalScanner.SkipSpaces(text, start + 1) : start, spaces: true, out number);
            number = negative ? number with { Start = start, Value = -number.Value } : number;
        }

        return true;
    }

    /// <summary>Reads a unit's name without a number; only Han names of several characters are telling enough.</summary>
    public static bool TryUnitAlone(UnitTable table, ReadOnlySpan<char> text, int start, out Measure measure)
    {
        int length = table.Match(text, start, out int unit);
        bool telling = length > 1 && Characters.IsHan(text[start]) && !NumeralCharacters.BeginsNumber(text[start]) && NoUnits.Match(text, start) == 0;
        measure = telling ? new Measure(start, start + length, null, table[unit]) : default;
        return telling;
    }

    private static bool TryPrefixed(UnitTable table, ReadOnlySpan<char> text, int start, out Measure measure)
    {
        measure = default;
        int length = table.Prefixes.Match(text, start, out int unit);
        if (length == 0 || !NumberScanner.TryScan(text, CardinalScanner.SkipSpaces(text, start + length), out Number number)
            || (number.Start > start + length && Characters.IsHan(text[start])))
        {
            return false;
        }

        measure = new Measure(start, number.End, number.Value, table[unit], number);
        return true;
    }

    private static bool TryBehind(UnitTable table, ReadOnlySpan<char> text, Number number, out Measure measure)
    {
        measure = default;
        int at = CardinalScanner.SkipSpaces(text, number.End);
        int length = table.Match(text, at, out int unit);
        // 三千克 is three kilograms, 二两 two liang: the unit may begin with the number's last character.
        int inner = number.Length > 1 ? table.Match(text, number.End - 1, out int innerUnit) : Unmatched(out innerUnit);
        if (inner > 1 || (inner == 1 && length == 0))
        {
            if (TryNumber(text[..(number.End - 1)], number.Start, out Number shorter) && shorter.End == number.End - 1)
            {
                (number, at, length, unit) = (shorter, number.End - 1, inner, innerUnit);
            }
        }

        bool digitByDigit = number.Form == NumberForms.Han && number.Length > 1; // 七八岁
        if (length == 0 || digitByDigit || NoUnits.Match(text, at) > length)
        {
            return false;
        }

        int end = at + length;
        decimal value = number.Value;
        if (end < text.Length && text[end] == '半' && !(end + 1 < text.Length && text[end + 1] is '径' or '夜'))
        {
            value += 0.5m;
            end++;
        }

        measure = new Measure(number.Start, end, value, table[unit], number);
        return true;
    }

    private static int Unmatched(out int unit)
    {
        unit = -1;
        return 0;
    }
}
