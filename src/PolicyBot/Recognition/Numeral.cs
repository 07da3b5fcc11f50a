namespace PolicyBot.Recognition;

/// <summary>Reads one number in digits, in Chinese numerals or in both mixed (3万, 三万, 1.7万, 二百五十).</summary>
public static class Numeral
{
    /// <summary>Reads the number at the beginning of a text in normal form (simplified, half width).</summary>
    /// <param name="text">The text from the number on.</param>
    /// <param name="length">Characters read; 0 where no number begins here.</param>
    /// <param name="value">The number's value.</param>
    /// <returns>Whether a number begins here whose value a decimal can hold.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out int length, out decimal value)
    {
        length = 0;
        value = 0;
        decimal total = 0, section = 0;
        decimal? pending = null;
        decimal lastUnit = 1;
        int plainDigits = 0;
        int i = 0;
        while (i < text.Length && i < 40)
        {
            char c = text[i];
            if (c is >= '0' and <= '9')
            {
                if (pending is not null) break;
                decimal number = 0, place = 0;
                int groupStart = i;
                while (i < text.Length && i < 40)
                {
                    char d = text[i];
                    if (d is >= '0' and <= '9')
                    {
                        if (place == 0) number = (number * 10) + (d - '0');
                        else { number += (d - '0') * place; place /= 10; }
                        if (i - groupStart > 24) return false;
                    }
                    else if (d == '.' && place == 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) place = 0.1m;
                    else if (d != ',' || place != 0 || !IsThousands(text[(i + 1)..])) break;
                    i++;
                }
                pending = number;
                plainDigits = 0;
                continue;
            }

            int digit = Digit(c);
            if (digit >= 0)
            {
                if (pending is { } previous)
                {
                    // 二〇二一: digits side by side are read as digits.
                    if (previous > 1_000_000_000_000m) break;
                    if (plainDigits == 0 && previous != 0) break;
                    pending = (previous * 10) + digit;
                }
                else pending = digit;
                plainDigits++;
                i++;
                continue;
            }

            decimal unit = Unit(c);
            if (unit == 0) break;
            if (unit >= 10000)
            {
                if (pending is null && section == 0 && total == 0) break;
                if (total == 0 || unit < lastUnit) total += (section + (pending ?? 0)) * unit;
                else total = (total + section + (pending ?? 0)) * unit;
                section = 0;
            }
            else
            {
                if (pending is null && !(c is '十' or '拾')) break;
                section += (pending ?? 1) * unit;
            }
            pending = null;
            plainDigits = 0;
            lastUnit = unit;
            i++;
        }

        if (i == 0) return false;
        value = total + section + (pending ?? 0);
        length = i;
        return true;
    }

    private static bool IsThousands(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private static int Digit(char c) => "零一二三四五六七八九".IndexOf(c) switch
    {
        >= 0 and var d => d,
        _ => c switch { '〇' => 0, '两' => 2, '壹' => 1, '贰' => 2, '叁' => 3, '肆' => 4, '伍' => 5, '陆' => 6, '柒' => 7, '捌' => 8, '玖' => 9, _ => -1 },
    };

    private static decimal Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };
}
