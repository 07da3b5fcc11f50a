using PolicyBot.Recognition.Numbers;
using PolicyBot.Recognition.Units;

namespace PolicyBot.Recognition.Models;

/// <summary>Numbers of every kind (三百五, 2.3万, 三分之一), without ordinals and what looks like a number inside a word.</summary>
internal static class NumberModel
{
    /// <summary>Finds the numbers of a text.</summary>
    public static List<ModelResult> Parse(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (!NumberScanner.TryScan(folded, i, out Number number))
            {
                i++;
                continue;
            }

            if (IsNumber(folded, number))
            {
                results.Add(ModelResult.OfValue(text, "number", number.Start, number.End, ModelResult.Format(folded, number)));
            }

            i = number.End;
        }

        return results;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, Number number)
    {
        if (number.Start > 0 && (text[number.Start - 1] == '第' || (number.Is(NumberForms.Digits) && char.IsAsciiLetter(text[number.Start - 1]))))
        {
            return false;
        }

        if (number.Is(NumberForms.Digits))
        {
            return true;
        }

        // A single numeral with a currency or a percent sign is left to their models, as Microsoft's does.
        bool ofAnotherModel = number.End < text.Length
            && (text[number.End] == '%' || (number.Length == 1 && UnitTables.Currency.Words.Match(text, number.End) > 1));
        return !ofAnotherModel && !NumeralWords.Cover(text, number);
    }
}
