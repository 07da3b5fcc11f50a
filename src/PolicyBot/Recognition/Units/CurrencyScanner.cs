using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Units;

/// <summary>Reads amounts of money, those of several units too (五元三毛), and names of currencies alone.</summary>
internal static class CurrencyScanner
{
    private const int ShortestNameAlone = 2;

    /// <summary>Reads the amount or currency that begins at a place.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out Measure measure)
    {
        UnitTable table = UnitTables.Currency;
        if (!MeasureScanner.TryScan(table, text, start, out measure))
        {
            return TryName(table, text, start, out measure);
        }

        while (TrySubunit(table, text, measure, out Measure longer))
        {
            measure = longer;
        }

        return true;
    }

    private static bool TryName(UnitTable table, ReadOnlySpan<char> text, int start, out Measure measure)
    {
        int length = table.Match(text, start, out int unit);
        measure = length < ShortestNameAlone ? default : new Measure(start, start + length, null, table[unit]);
        return length >= ShortestNameAlone && table[unit].Share == 1 && Characters.IsHan(text[start])
            && text[start] is not ('元' or '圆' or '块') && text.Slice(start, length) is not "比尔"; // a name far more often
    }

    private static bool TrySubunit(UnitTable table, ReadOnlySpan<char> text, Measure whole, out Measure measure)
    {
        measure = default;
        if (whole.Number.Is(NumberForms.TooLarge) || !MeasureScanner.TryScan(table, text, whole.End, out Measure part)
            || part.Unit.Share == 1 || part.Unit.IsoCode != whole.Unit.IsoCode || part.Value is not > 0)
        {
            return false;
        }

        measure = whole with { End = part.End, Value = whole.Value + (part.Value / part.Unit.Share * whole.Unit.Share) };
        return true;
    }
}
