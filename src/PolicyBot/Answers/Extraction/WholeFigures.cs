using System.Text.RegularExpressions;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Extraction;

/// <summary>A figure is quoted with its unit and what qualifies it, a date to its end: 4200个以上 and never 4200.</summary>
internal static partial class WholeFigures
{
    /// <summary>How far to either side of the words a figure is looked for, in characters.</summary>
    private const int Margin = 12;

    /// <summary>Longest beginning of a word that a time may have behind it by mistake.</summary>
    private const int LongestStump = 2;

    /// <summary>What belongs to the time that it stands behind.</summary>
    private const string BehindTimes = "前后起底止内以之来期间初末左右中旬";

    /// <summary>The words, with all of the figures that they begin or end in.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="words">Where the words stand in it.</param>
    public static TextRange In(string text, TextRange words)
    {
        int from = Math.Max(0, words.Start - Margin), to = Math.Min(text.Length, words.End + Margin);
        int start = words.Start, end = words.End;
        foreach (Entity entity in Recognizer.Recognize(text.AsSpan(from, to - from), RecognizerModels.All & ~RecognizerModels.Places, default))
        {
            Take(from + entity.Start, from + entity.End);
        }

        foreach (ValueMatch number in Hyphenated().EnumerateMatches(text.AsSpan(from, to - from)))
        {
            Take(from + number.Index, from + number.Index + number.Length);
        }

        return new TextRange(start, end - start);

        void Take(int first, int last)
        {
            start = first < start && last > start ? first : start;
            end = first < end && last > end ? last : end;
        }
    }

    /// <summary>Words that end in a time, without the beginning of the next word: 2025年底前 and never 2025年底前新, of 新增.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="words">Where the words stand in it.</param>
    public static TextRange WithoutStump(string text, TextRange words)
    {
        if (words.End == text.Length || !NormalForm.IsHan(text[words.End])
            || Recognizer.Recognize(text.AsSpan(words.Start, words.Length), RecognizerModels.Dates, default) is not [.., var last])
        {
            return words;
        }

        int end = words.Start + last.End;
        while (end < words.End && BehindTimes.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return words.End - end <= LongestStump ? new TextRange(words.Start, end - words.Start) : words;
    }

    /// <summary>The number of a telephone with that of its area, or one number to another; no times of day (9:00-17:00).</summary>
    [GeneratedRegex("(?<![0-9:.-])[0-9]+(-[0-9]+)+(?![0-9:.])")]
    private static partial Regex Hyphenated();
}
