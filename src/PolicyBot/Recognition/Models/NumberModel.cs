using PolicyBot.Recognition.Numbers;
using PolicyBot.Recognition.Units;

namespace PolicyBot.Recognition.Models;

/// <summary>Numbers of every kind (三百五, 2.3万, 三分之一), without ordinals and what looks like a number inside a word.</summary>
internal static class NumberModel
{
    private static readonly WordTrie Followers = new(EmbeddedData.Column(EmbeddedData.Rows("Recognition.Data.numeral-followers.tsv"), 1));

    /// <summary>Finds the numbers of a text.</summary>
    public static List<ModelResult> Parse(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (folded[i] == '半')
            {
                results.Add(ModelResult.OfValue(text, "number", i, i + 1, "0.5"));
                i++;
            }
            else if (!NumberScanner.TryScan(folded, i, out Number number))
            {
                i++;
            }
            else
            {
                number = WithoutUnit(folded, number);
                if (IsNumber(folded, number))
                {
                    results.Add(ModelResult.OfValue(text, "number", number.Start, number.End, ModelResult.Format(folded, number)));
                }

                i = IsDigitByDigit(number) && number.End < folded.Length && NumeralCharacters.Exponent(folded[number.End]) > 0
                    ? number.End - 1 // 七八十: the second numeral goes with the unit
                    : number.End;
            }
        }

        return results;
    }

    /// <summary>1千米 is the number 1: the unit begins with the last character.</summary>
    private static Number WithoutUnit(ReadOnlySpan<char> text, Number number)
    {
        int last = number.End - 1;
        bool shared = number.Length > 1 && text[last] == '千' && UnitTables.Dimension.Match(text, last, out _) > 1;
        return shared && NumberScanner.TryScan(text[..last], number.Start, out Number shorter) ? shorter : number;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, Number number)
    {
        if (number.Is(NumberForms.Digits))
        {
            return true;
        }

        // A single numeral with a currency or a percent sign is left to their models, as Microsoft's does.
        bool ofAnotherModel = number.End < text.Length
            && (text[number.End] is '%' or '半' || (number.Length == 1 && UnitTables.Currency.Words.Match(text, number.End) > 1));
        return !ofAnotherModel && !IsDigitByDigit(number) && (!IsSingleDigit(text, number) || (!FollowsNumeral(text, number.Start) && CanFollow(text, number.End)))
            && !NumeralWords.Cover(text, number, inArticles: false);
    }

    private static bool IsSingleDigit(ReadOnlySpan<char> text, Number number) =>
        number.Length == (number.Is(NumberForms.Signed) ? 2 : 1) && NumeralCharacters.Digit(text[number.End - 1]) >= 0;

    /// <summary>两 in 三百两, 五 in 十三五.</summary>
    private static bool FollowsNumeral(ReadOnlySpan<char> text, int start) =>
        start > 0 && (NumeralCharacters.Digit(text[start - 1]) >= 0 || (text[start] == '两' && NumeralCharacters.IsNumeral(text[start - 1])));

    /// <summary>三 is a number at the end and before a measure word, but not in 三大 or （三）.</summary>
    private static bool CanFollow(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '。' or '“' or '”' || Followers.Match(text, at) > 0;

    /// <summary>二〇二一 is a year or a code, no number.</summary>
    private static bool IsDigitByDigit(Number number) =>
        number.Length > 1 && (number.Form & ~NumberForms.TooLarge) == NumberForms.Han;
}
