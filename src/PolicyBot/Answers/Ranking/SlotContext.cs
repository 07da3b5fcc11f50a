using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// Answers often repeat the words around the question word: 增设了多少台电梯 is answered where a text says 增设了157台电梯.
/// </summary>
internal static class SlotContext
{
    private const int Longest = 6;

    /// <summary>What may stand between a doing and its amount, and changes nothing: 种了多少棵, 共种1500棵, 种下约1500棵.</summary>
    private const string Between = "了过约达共为有已超至近到仅是";

    /// <summary>How many characters directly before the question word, at most 6, a text holds in the same way; 0 for fewer than 2.</summary>
    public static int Left(UnderstoodQuestion question, ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> left = LeftOf(question);
        if (left.Length < 2 || text.IndexOf(left[^2..]) < 0)
        {
            return 0; // as nearly always
        }

        for (int length = Math.Min(Longest, left.Length); length > 1; length--)
        {
            if (text.IndexOf(left[^length..]) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>How many characters directly behind the question word, at most 6, a text holds in the same way; 0 for fewer than 2.</summary>
    public static int Right(UnderstoodQuestion question, ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> right = RightOf(question);
        if (right.Length < 2 || text.IndexOf(right[..2]) < 0)
        {
            return 0;
        }

        for (int length = Math.Min(Longest, right.Length); length > 1; length--)
        {
            if (text.IndexOf(right[..length]) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The question before its question word.</summary>
    private static ReadOnlySpan<char> LeftOf(UnderstoodQuestion question) => question.Form.Text.AsSpan(0, question.Slot.Start);

    /// <summary>The question behind its question word, without the mark at its end.</summary>
    private static ReadOnlySpan<char> RightOf(UnderstoodQuestion question) =>
        question.Form.Text.AsSpan(question.Slot.End).TrimEnd("?。!");

    /// <summary>How many characters before a place in a text, at most 6, are those before the question word, whatever stands between them and it.</summary>
    public static int AlignedBefore(UnderstoodQuestion question, string text, int start)
    {
        ReadOnlySpan<char> left = LeftOf(question).TrimEnd(Between), before = text.AsSpan(0, start).TrimEnd(Between);
        int most = Math.Min(Longest, Math.Min(left.Length, before.Length));
        int length = 0;
        while (length < most && left[^(length + 1)] == before[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    /// <summary>How many characters directly behind a place in a text, at most 6, are those behind the question word.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">The text.</param>
    /// <param name="end">The place.</param>
    /// <param name="skipped">Characters behind the question word that are passed over, such as its unit.</param>
    public static int AlignedBehind(UnderstoodQuestion question, string text, int end, int skipped = 0)
    {
        ReadOnlySpan<char> right = RightOf(question);
        right = right[Math.Min(skipped, right.Length)..];
        int most = Math.Min(Longest, Math.Min(right.Length, text.Length - end));
        int length = 0;
        while (length < most && right[length] == text[end + length])
        {
            length++;
        }

        return length;
    }
}
