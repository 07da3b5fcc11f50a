using System.Text;
using PolicyBot.Recognition;

namespace PolicyBot.Language;

/// <summary>
/// Cuts a normal form into the terms of the index: single characters and character pairs inside runs of Han, words for Latin,
/// and numbers, dates and amounts in one canonical form, so that 3万个, 三萬個 and 30000个 share a term, and so do 4月22号 and 2025-04-22.
/// </summary>
/// <remarks>Numerals written in Han are terms twice, as characters and as the number they mean; a date or amount is a term beside its numbers.</remarks>
public static class Terms
{
    private const int YearLength = 4;

    /// <summary>Adds the terms of a text to a list, in the order in which they begin.</summary>
    /// <param name="text">Text in normal form.</param>
    /// <param name="terms">Receives the terms; what it holds already stays.</param>
    public static void Read(ReadOnlySpan<char> text, List<Term> terms) => Read(text, terms, withCharacters: true);

    private static void Read(ReadOnlySpan<char> text, List<Term> terms, bool withCharacters)
    {
        ArgumentNullException.ThrowIfNull(terms);
        (int Code, int Start) previous = (-1, 0); // the code point before, where it is a Han character
        int numberEnd = 0;
        int valueEnd = 0;
        int tooLargeEnd = 0;
        for (int i = 0; i < text.Length;)
        {
            if (!withCharacters && NormalForm.IsHan(text[i]) && !NormalValue.MayBeginWith(text[i]))
            {
                i++; // most of a text
                continue;
            }

            if (i >= numberEnd && i >= valueEnd && NormalValue.Read(text, i, out int valueLength) is { } value)
            {
                AddValue(value, i, valueLength, terms);
                valueEnd = i + valueLength;
            }

            if (i >= numberEnd && i >= tooLargeEnd)
            {
                if (Numeral.TryRead(text[i..], out int numberLength, out decimal number))
                {
                    terms.Add(new Term(TermKey.OfNumber(number), i, numberLength));
                    numberEnd = i + numberLength;
                }

                tooLargeEnd = i + numberLength; // no part of it is a number, nor read again
            }

            char c = text[i];
            if (NormalForm.IsHan(c) || char.IsHighSurrogate(c))
            {
                i += withCharacters ? AddCharacter(text, i, ref previous, terms) : char.IsHighSurrogate(c) ? 2 : 1;
                continue;
            }

            previous = (-1, 0);
            if (i < numberEnd)
            {
                // Digits are a number and nothing else; the 万 behind them is read as a character too.
                i++;
            }
            else if (NormalForm.IsWordCharacter(c))
            {
                int end = WordEnd(text, i);
                terms.Add(new Term(TermKey.OfWord(text[i..end]), i, end - i));
                i = end;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The terms of a text in normal form, in the order in which they begin.</summary>
    public static List<Term> Of(ReadOnlySpan<char> text)
    {
        var terms = new List<Term>(text.Length * 2);
        Read(text, terms);
        return terms;
    }

    /// <summary>Those of its terms that are no characters and no pairs: its words, numbers, dates and amounts.</summary>
    /// <inheritdoc cref="Of"/>
    public static List<Term> WordsAndFiguresOf(ReadOnlySpan<char> text)
    {
        List<Term> terms = [];
        Read(text, terms, withCharacters: false);
        return terms;
    }

    /// <summary>Adds a character and the pair it makes with the one before.</summary>
    /// <returns>Its length.</returns>
    private static int AddCharacter(ReadOnlySpan<char> text, int start, ref (int Code, int Start) previous, List<Term> terms)
    {
        Rune.DecodeFromUtf16(text[start..], out Rune rune, out int length);
        terms.Add(new Term(TermKey.OfCharacter(rune.Value), start, length));
        if (previous.Code >= 0)
        {
            terms.Add(new Term(TermKey.OfPair(previous.Code, rune.Value), previous.Start, start + length - previous.Start));
        }

        previous = (rune.Value, start);
        return length;
    }

    /// <summary>A day of a year is one of the day in any year too: the other text may leave the year to be understood.</summary>
    private static void AddValue(string value, int start, int length, List<Term> terms)
    {
        terms.Add(new Term(TermKey.OfValue(value), start, length));
        if (value.Length > YearLength && value[YearLength] == '-')
        {
            terms.Add(new Term(TermKey.OfValue(value.AsSpan(YearLength + 1)), start, length));
        }
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (NormalForm.IsWordCharacter(text[end])
            || (NormalForm.JoinsWords(text[end]) && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }
}
