using System.Buffers;
using System.Globalization;

namespace PolicyBot.Language;

/// <summary>
/// The one normal form of all text, article and question alike: half width, lower case, simplified characters, compatibility
/// characters spelled out (㎡ is m2), white space reduced to what separates words and lines.
/// </summary>
/// <remarks>
/// The character table is ICU's (NFKC, Hant-Hans, Any-Lower), see Data/make-normal-form.sh. It is applied character by
/// character, so that every character of the form knows the characters it came from.
/// </remarks>
public static class NormalForm
{
    /// <summary>Longest form of a single character (㌕ becomes six).</summary>
    private const int LongestForm = 8;

    private static readonly string?[] Table = LoadTable();
    private static readonly Kind[] Kinds = ReadKinds();
    private static readonly SearchValues<char> WordJoiners = SearchValues.Create("-_.+#@/");

    /// <summary>Brings a text into the normal form.</summary>
    /// <param name="source">Any text; unpaired surrogates and control characters are left out of the form.</param>
    public static NormalText Of(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var builder = new NormalTextBuilder(source);
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            switch (Kinds[c])
            {
                case Kind.OwnForm:
                    int end = i + 1;
                    while (end < source.Length && Kinds[source[end]] == Kind.OwnForm)
                    {
                        end++;
                    }

                    builder.AddOwn(i, end);
                    i = end - 1;
                    break;
                case Kind.OtherForm:
                    builder.Add(Table[c], i, 1);
                    break;
                case Kind.Space:
                    builder.AddSpace(isLineEnd: c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029', i);
                    break;
                case Kind.Surrogate when char.IsHighSurrogate(c) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]):
                    builder.Add(source.AsSpan(i, 2), i, 2);
                    i++;
                    break;
            }
        }

        return builder.Build();
    }

    /// <summary>Whether the character is written without spaces around it (Han, kana, full-width punctuation).</summary>
    internal static bool IsUnspaced(char c) => c >= '\u2E80' || (c is >= '\u2010' and <= '\u206F');

    /// <summary>Whether a character of the normal form belongs to a Latin (or other spaced) word or a number.</summary>
    internal static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) && !IsHan(c);

    /// <summary>Whether a character that is no letter can stand inside a word: covid-19, c++, a/b.</summary>
    internal static bool JoinsWords(char c) => WordJoiners.Contains(c);

    /// <summary>Whether the character is a Han character of the Basic Multilingual Plane, 〇 and 々 included.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007' or '\u3005' or (>= '\uF900' and <= '\uFAFF');

    private static Kind KindOf(char c, string? form) =>
        form is not null ? Kind.OtherForm
        : char.IsSurrogate(c) ? Kind.Surrogate
        : char.IsWhiteSpace(c) ? Kind.Space
        : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format ? Kind.Invisible
        : Kind.OwnForm;

    private static Kind[] ReadKinds()
    {
        var kinds = new Kind[Table.Length];
        for (int c = 0; c < kinds.Length; c++)
        {
            kinds[c] = KindOf((char)c, Table[c]);
        }

        return kinds;
    }

    private static string?[] LoadTable()
    {
        var table = new string?[char.MaxValue + 1];
        foreach (string line in EmbeddedData.Lines("Language.Data.normal-form.tsv"))
        {
            if (line.Length > 2 && line[1] == '\t' && line.Length <= LongestForm + 2)
            {
                table[line[0]] = line[2..];
            }
        }

        return table;
    }

    /// <summary>What becomes of a character.</summary>
    private enum Kind : byte
    {
        OwnForm,
        OtherForm,
        Space,
        Surrogate,
        Invisible,
    }
}
