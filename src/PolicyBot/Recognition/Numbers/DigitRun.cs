namespace PolicyBot.Recognition.Numbers;

/// <summary>Digits 0 to 9 with thousands and decimals: 1,234.56.</summary>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Count">How many digits there are.</param>
/// <param name="Value">Their value; 0 where they are too many.</param>
/// <param name="Form"><see cref="NumberForms.Digits"/>, with decimals, too large.</param>
internal readonly record struct DigitRun(int End, int Count, decimal Value, NumberForms Form)
{
    /// <summary>The most digits that a decimal holds whatever they are.</summary>
    public const int MostDigits = 27;

    private const int MostDigitsFast = 18; // in a ulong

    /// <summary>Reads the digits at a place, at least one.</summary>
    public static DigitRun Read(ReadOnlySpan<char> text, int start)
    {
        int count = 0;
        int decimals = -1;    // how many of them stand behind the point; -1 before it
        ulong mantissa = 0;   // the first digits, as many as fit
        decimal longer = 0;   // and the rest
        int end = start;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            if (char.IsAsciiDigit(c))
            {
                Append(c - '0', ++count, ref mantissa, ref longer);
                decimals += decimals >= 0 && count <= MostDigits ? 1 : 0;
            }
            else if (c == '.' && decimals < 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            {
                decimals = 0;
            }
            else if (c != ',' || decimals >= 0 || !IsThousands(text[start..end], text[(end + 1)..]))
            {
                break;
            }
        }

        decimal value = count > MostDigitsFast ? longer / Power(decimals)
            : new decimal((int)mantissa, (int)(mantissa >> 32), 0, false, (byte)Math.Max(decimals, 0));
        NumberForms form = NumberForms.Digits | (decimals < 0 ? 0 : NumberForms.Decimals) | (count > MostDigits ? NumberForms.TooLarge : 0);
        return new DigitRun(end, count, value, form);
    }

    private static void Append(int digit, int count, ref ulong mantissa, ref decimal longer)
    {
        if (count <= MostDigitsFast)
        {
            mantissa = (mantissa * 10) + (uint)digit;
        }
        else if (count <= MostDigits)
        {
            longer = ((count == MostDigitsFast + 1 ? mantissa : longer) * 10) + digit;
        }
    }

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static bool IsThousands(ReadOnlySpan<char> before, ReadOnlySpan<char> rest) =>
        (before.Length <= 3 || before[^4] == ',')
        && rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));
}
