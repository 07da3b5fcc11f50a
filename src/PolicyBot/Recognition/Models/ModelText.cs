namespace PolicyBot.Recognition.Models;

/// <summary>A text as the models read it: folded character for character, so that every place is one of the original too.</summary>
/// <param name="original">The text as written.</param>
internal sealed class ModelText(string original)
{
    private const char WideComma = '，';

    private readonly char[] _folded = FoldAll(original);

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Folded => _folded;

    /// <summary>The words between two places as results quote them: half width, lower case, otherwise as written.</summary>
    public string Quote(int start, int end) =>
        string.Create(end - start, (original, start), static (quote, from) =>
        {
            for (int i = 0; i < quote.Length; i++)
            {
                quote[i] = Characters.FoldWidthAndCase(from.original[from.start + i]);
            }
        });

    private static char[] FoldAll(string text)
    {
        var folded = new char[text.Length];
        Characters.Fold(text, folded);
        for (int i = 1; i < folded.Length; i++)
        {
            if (text[i] == WideComma && char.IsAsciiDigit(text[i - 1]))
            {
                folded[i] = WideComma; // 20，300 are two numbers, ２０，３００ and 20,300 are one
            }
        }

        return folded;
    }
}
