namespace PolicyBot.Recognition.Numbers;

/// <summary>Reads percentages: 百分之五, 千分之一, 5%, 五个百分点, 三成, 七五折.</summary>
internal static class PercentageScanner
{
    private static readonly WordTrie PartsWords = new("成立 成员 成功 成为 成了 成本 成熟 成长 成果 成交 成都 成品 成绩 成年 成套 成片 折合 折算 折旧 折叠");

    /// <summary>Reads the percentage that begins at a place, a sign included.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="percentage">Where it stands, its value in hundredths (5 for 5%).</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out Number percentage)
    {
        return TrySpecial(text, start, out percentage)
            || (NumberScanner.TryScan(text, start, out Number number) && TryBehind(text, number, out percentage));
    }

    /// <summary>Reads a percentage that is no number with something behind it: 百分之五, 半成, 7 2 折.</summary>
    public static bool TrySpecial(ReadOnlySpan<char> text, int start, out Number percentage) =>
        TryPartsOf(text, start, out percentage) || TryHalf(text, start, out percentage) || TrySpacedDiscount(text, start, out percentage);

    /// <summary>Reads what makes a number a percentage: %, 个百分点, 成, 折.</summary>
    public static bool TryBehind(ReadOnlySpan<char> text, Number number, out Number percentage)
    {
        percentage = default;
        int at = CardinalScanner.SkipSpaces(text, number.End);
        if (at >= text.Length || number.Is(NumberForms.TooLarge))
        {
            return false;
        }

        switch (text[at])
        {
            case '%':
                percentage = number with { End = at + 1 };
                return true;
            case '‰':
                percentage = number with { End = at + 1, Value = number.Value / 10 };
                return true;
            case '个' or '百':
                int end = EndOf(text, at, text[at] == '个' ? "个百分点" : "百分点");
                percentage = number with { End = end };
                return end > 0;
            case '成' or '折':
                return TryTenths(text, number, at, out percentage);
            default:
                return false;
        }
    }

    /// <summary>Whether a percentage can begin with a character that begins no number.</summary>
    public static bool Begins(char c) => c is '百' or '千' or '仟' or '佰' or '万' or '亿' or '对' or '半';

    private static bool TryTenths(ReadOnlySpan<char> text, Number number, int at, out Number percentage)
    {
        percentage = default;
        if (number.Value is < 0 or >= 100 || number.Is(NumberForms.Fraction) || PartsWords.Match(text, at) > 0 || NumeralWords.Cover(text, number))
        {
            return false;
        }

        // 八折 is 80%, 七五折 75%, 7.5折 75%; 十折 is no discount, but 十成 is all of it.
        bool isDiscount = text[at] == '折';
        bool twoDigits = isDiscount && !number.Is(NumberForms.Decimals) && number.Value > 10;
        if (number.Value > 10 ? !twoDigits : isDiscount && number.Value == 10)
        {
            return false;
        }

        int end = at + 1;
        int hundredths = isDiscount || number.Is(NumberForms.Decimals) || end >= text.Length ? 0 : text[end] == '半' ? 5 : Math.Max(NumeralCharacters.Digit(text[end]), 0);
        hundredths = hundredths > 0 && end + 1 < text.Length && NumeralCharacters.IsNumeral(text[end + 1]) ? 0 : hundredths;
        end += hundredths > 0 ? 1 : 0; // 三成五
        percentage = number with { End = end, Value = (twoDigits ? number.Value : number.Value * 10) + hundredths };
        return true;
    }

    private static bool TryPartsOf(ReadOnlySpan<char> text, int start, out Number percentage)
    {
        percentage = default;
        bool negative = NumberScanner.IsSign(text, start);
        int at = negative ? start + 1 : start;
        decimal parts = 1;
        while (at < text.Length && NumeralCharacters.Exponent(text[at]) > 1 && parts < 1e14m)
        {
            for (int exponent = NumeralCharacters.Exponent(text[at]); exponent > 0; exponent--)
            {
                parts *= 10;
            }

            at++;
        }

        if (parts == 1 || (start > 0 && NumeralCharacters.IsNumeral(text[start - 1])))
        {
            return false;
        }

        int behind = Fractions.EndOfPartsOf(text, at);
        if (behind > 0 && behind < text.Length && text[behind] == '百' && parts == 100)
        {
            percentage = new Number(start, behind + 1, negative ? -100 : 100, NumberForms.Han);
            return true;
        }

        if (behind < 0 || !NumberScanner.TryScan(text, CardinalScanner.SkipSpaces(text, behind), out Number number) || number.Is(NumberForms.TooLarge))
        {
            return false;
        }

        decimal value = number.Value / parts * 100;
        percentage = number with { Start = start, Value = negative ? -value : value };
        return true;
    }

    /// <summary>半折, and 对折 where something is sold at it (打对折).</summary>
    private static bool TryHalf(ReadOnlySpan<char> text, int start, out Number percentage)
    {
        bool tenth = start + 1 < text.Length && text[start + 1] == '成';
        percentage = new Number(start, start + 2, tenth ? 5 : 50, NumberForms.Han);
        return start + 1 < text.Length && text[start + 1] is '折' or '成'
            && (text[start] == '半' || (text[start] == '对' && text[start + 1] == '折' && start > 0 && text[start - 1] == '打'));
    }

    /// <summary>7 2 折.</summary>
    private static bool TrySpacedDiscount(ReadOnlySpan<char> text, int start, out Number percentage)
    {
        percentage = default;
        if (start + 2 >= text.Length || SingleDigit(text[start]) is not (> 0 and var tens) || text[start + 1] != ' '
            || (start > 0 && char.IsAsciiDigit(text[start - 1])))
        {
            return false;
        }

        int second = CardinalScanner.SkipSpaces(text, start + 1);
        int ones = second < text.Length ? SingleDigit(text[second]) : -1;
        int end = CardinalScanner.SkipSpaces(text, second + 1);
        percentage = new Number(start, end + 1, (tens * 10) + ones, NumberForms.None);
        return ones >= 0 && end < text.Length && text[end] == '折';
    }

    private static int SingleDigit(char c) => char.IsAsciiDigit(c) ? c - '0' : NumeralCharacters.Digit(c);

    private static int EndOf(ReadOnlySpan<char> text, int at, string word)
    {
        foreach (char c in word)
        {
            at = CardinalScanner.SkipSpaces(text, at);
            if (at >= text.Length || text[at] != c)
            {
                return 0;
            }

            at++;
        }

        return at;
    }
}
