using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Quantities;

/// <summary>Reads quantities and shares with all that one would quote: 近2000户, 3万个以上, 不少于两个, 20-90个工作日, 三分之二以上.</summary>
internal static class QuantityReader
{
    private static readonly WordTrie Joins = new("- ~ 到 至 --");
    private static readonly WordTrie HalfWords = new("过半数 超半数 半数以上 一半以上 过半 超过半数 超过一半", "半数 一半");

    /// <summary>Whether a quantity or share can begin with a character.</summary>
    public static bool Begins(char c) =>
        NumeralCharacters.BeginsNumber(c) || Comparisons.Before.Begins(c) || PercentageScanner.Begins(c) || HalfWords.Begins(c) || c is '-' or '负' or '¥' or '￥' or '$';

    /// <summary>Reads the quantity or share that begins at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="models">Which of the two are wanted.</param>
    /// <param name="skip">Receives how far to go on where a number stands here that is none of them.</param>
    public static Entity? Read(ReadOnlySpan<char> text, int start, RecognizerModels models, ref int skip)
    {
        int half = HalfWords.Match(text, start, out int kind);
        if (half > 0)
        {
            return (models & RecognizerModels.Shares) == 0 ? null : new ShareEntity(start, half, 0.5m, 0.5m, kind == 0 ? Qualifier.MoreThan : Qualifier.None);
        }

        int prefix = Comparisons.Before.Match(text, start, out int bound);
        Qualifier qualifier = prefix > 0 ? OfBound((Bound)bound) : Qualifier.None;
        int at = prefix > 0 ? CardinalScanner.SkipSpaces(text, start + prefix) : start;
        if ((models & RecognizerModels.Shares) != 0 && ShareReader.Read(text, start, at, qualifier) is { } share)
        {
            return share;
        }

        QuantityEntity? quantity = null;
        if ((models & RecognizerModels.Quantities) != 0 && QuantityNumber.TryRead(text, at, out QuantityNumber number))
        {
            bool equal = prefix > 0 && (Bound)bound == Bound.Equal;
            quantity = ReadUnit(text, equal ? at : start, number, qualifier, prefix > 0 && !equal);
        }

        if (quantity is null && prefix == 0 && CardinalScanner.TryScan(text, start, spaces: true, out Number none))
        {
            skip = none.Length; // so that no digit is read twice
        }

        return quantity;
    }

    /// <summary>What a bound says in the words of an article; 以上 there includes the number.</summary>
    public static Qualifier OfBound(Bound bound) => bound switch
    {
        Bound.Above => Qualifier.MoreThan,
        Bound.From => Qualifier.AtLeast,
        Bound.Below => Qualifier.LessThan,
        Bound.UpTo => Qualifier.AtMost,
        Bound.About => Qualifier.About,
        _ => Qualifier.None,
    };

    /// <summary>Reads the qualifier behind a number or unit (以上, 左右, 余).</summary>
    public static int ReadQualifier(ReadOnlySpan<char> text, int at, ref Qualifier qualifier)
    {
        int length = Comparisons.Behind.Match(text, at, out int bound);
        if (length == 0 || (length == 1 && text[at] is '来' or '许'))
        {
            return 0;
        }

        bool inclusive = text[at..(at + length)] is not ("多" or "余" or "有余" or "开外");
        Qualifier said = OfBound((Bound)bound);
        qualifier = said switch
        {
            Qualifier.MoreThan when inclusive => Qualifier.AtLeast,
            Qualifier.LessThan => Qualifier.AtMost,
            _ => said,
        };
        return length;
    }

    private static QuantityEntity? ReadUnit(ReadOnlySpan<char> text, int start, QuantityNumber number, Qualifier qualifier, bool hasPrefix)
    {
        int at = number.End;
        qualifier = number.IsVague && qualifier == Qualifier.None ? Qualifier.MoreThan : qualifier;
        Qualifier behind = Qualifier.None;
        at += at < text.Length && text[at] is '多' or '余' or '来' ? ReadMore(text, at, ref behind) : 0;
        int unitAt = CardinalScanner.SkipSpaces(text, at);
        int length = MeasureWords.Match(text, unitAt, out string unit);
        int end = length > 0 ? unitAt + length : at;
        if (length > 0 && end < text.Length && text[end] == '半')
        {
            number = number with { Low = number.Low + 0.5m, High = number.High + 0.5m };
            end++;
        }

        end += length > 0 && end < text.Length && text[end] is '多' or '余' ? ReadMore(text, end, ref behind) : 0;
        end += ReadQualifier(text, end, ref behind);
        qualifier = behind == Qualifier.None ? qualifier : behind;
        if (!IsQuantity(text, number, length, qualifier, hasPrefix))
        {
            return null;
        }

        int thing = length > 0 ? MeasureWords.CountedThing(text, end) : 0;
        return new QuantityEntity(start, end - start, number.Low, number.High, unit, qualifier, end, thing);
    }

    private static int ReadMore(ReadOnlySpan<char> text, int at, ref Qualifier qualifier)
    {
        bool another = at + 1 < text.Length && text[at..(at + 2)] is "多种" or "多样" or "多层" or "多次" or "余下" or "来自" or "来到" or "来源" or "多元" or "多少" or "多方";
        qualifier = another ? qualifier : text[at] == '来' ? Qualifier.About : Qualifier.MoreThan;
        return another || (text[at] == '来' && MeasureWords.Match(text, at + 1, out _) == 0) ? 0 : 1;
    }

    /// <summary>A numeral alone is a quantity only if nothing else could be meant.</summary>
    private static bool IsQuantity(ReadOnlySpan<char> text, QuantityNumber number, int unitLength, Qualifier qualifier, bool hasPrefix)
    {
        if (number.Start > 0 && text[number.Start - 1] == '第')
        {
            return false;
        }

        if (number.Number.Is(NumberForms.Digits))
        {
            return number.Start == 0 || !char.IsAsciiLetterOrDigit(text[number.Start - 1]);
        }

        if (unitLength == 0 && hasPrefix && number.Number.Length == 1 && text[number.Start - 1] == '过')
        {
            return false; // 通过一
        }

        if (number.Number.Length > 0 && NumeralWords.Cover(text, number.Number))
        {
            return false;
        }

        return unitLength > 0 || hasPrefix || qualifier != Qualifier.None || number.Number.Is(NumberForms.Unit) && number.Number.Length > 1;
    }

    /// <summary>Reads two numbers joined by a hyphen or 到.</summary>
    internal static bool TryJoin(ReadOnlySpan<char> text, int end, out Number second)
    {
        int at = CardinalScanner.SkipSpaces(text, end);
        int length = Joins.Match(text, at);
        second = default;
        return length > 0 && CardinalScanner.TryScan(text, CardinalScanner.SkipSpaces(text, at + length), spaces: false, out second);
    }
}
