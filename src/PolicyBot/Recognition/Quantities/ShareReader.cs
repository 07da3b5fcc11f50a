using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Quantities;

/// <summary>Reads shares: 三分之二, 96.7%, 百分之五以上, 5%至10%.</summary>
internal static class ShareReader
{
    /// <summary>Reads the share whose number begins at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the words begin, a qualifier included.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="qualifier">The qualifier before it.</param>
    public static ShareEntity? Read(ReadOnlySpan<char> text, int start, int at, Qualifier qualifier)
    {
        if (!TryRead(text, at, out decimal low, out int end, out bool bare))
        {
            return null;
        }

        decimal high = low;
        if (QuantityReader.TryJoin(text, end, out Number second) && TryRead(text, second.Start, out decimal other, out int otherEnd, out _) && other > low)
        {
            (high, end) = (other, otherEnd);
        }

        Qualifier behind = qualifier;
        int length = QuantityReader.ReadQualifier(text, end, ref behind);
        return bare && length == 0 && start == at && at > 0 && text[at - 1] == '/' ? null : new ShareEntity(start, end + length - start, low, high, behind);
    }

    private static bool TryRead(ReadOnlySpan<char> text, int at, out decimal share, out int end, out bool bare)
    {
        (share, end, bare) = (0, at, false);
        Number number = default;
        if (PercentageScanner.TrySpecial(text, at, out Number percentage)
            || (NumberScanner.TryScan(text, at, out number) && PercentageScanner.TryBehind(text, number, out percentage)))
        {
            (share, end) = (percentage.Value / 100, percentage.End);
            return text[end - 1] != '点'; // 个百分点 is a quantity of its own
        }

        // 20%-30% and 20-30%: the sign behind the second holds for both.
        if (number.Form is NumberForms.Digits or (NumberForms.Digits | NumberForms.Decimals)
            && QuantityReader.TryJoin(text, number.End, out Number second) && second.End < text.Length && text[second.End] == '%')
        {
            (share, end) = (number.Value / 100, number.End);
            return true;
        }

        if (number.Is(NumberForms.Fraction) && number.Value is > 0 and <= 1)
        {
            (share, end, bare) = (number.Value, number.End, number.Is(NumberForms.Digits));
            return true;
        }

        return false;
    }
}
