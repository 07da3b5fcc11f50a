using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Units;

/// <summary>Reads temperatures: 20摄氏度, 华氏温度100度, 零下5度, and a scale's name alone (°C).</summary>
internal static class TemperatureScanner
{
    private const int ShortestUnitAlone = 2;

    /// <summary>Reads the temperature that begins at a place.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out Measure measure)
    {
        UnitTable table = UnitTables.Temperature;
        if (MeasureScanner.TryScan(table, text, start, out measure))
        {
            return true;
        }

        int length = table.Match(text, start, out int unit);
        if (length == 0 || table[unit].Name == "Degree")
        {
            return false;
        }

        if (length >= ShortestUnitAlone && Characters.IsHan(text[start])
            && MeasureScanner.TryNumber(text, CardinalScanner.SkipSpaces(text, start + length), out Number number)
            && number.End < text.Length && text[number.End] == '度')
        {
            measure = new Measure(start, number.End + 1, number.Value, table[unit], number);
            return true;
        }

        measure = new Measure(start, start + length, null, table[unit]);
        return length >= ShortestUnitAlone;
    }
}
