using System.Collections.Frozen;

namespace PolicyBot.Recognition;

/// <summary>Finds quantities in Chinese text of simplified, half-width characters.</summary>
public static class Quantities
{
    private static readonly FrozenDictionary<string, string> Units = EmbeddedData.Lines("Recognition.Data.measure-words.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(columns => columns[1].Split(' ').Select(unit => (Unit: unit, Measure: columns[0])))
        .DistinctBy(pair => pair.Unit)
        .ToFrozenDictionary(pair => pair.Unit, pair => pair.Measure, StringComparer.Ordinal);

    private static readonly int LongestUnit = Units.Keys.Max(unit => unit.Length);

    private static readonly string[] Before = ["不少于", "不低于", "不超过", "不多于", "不高于", "至少", "最多", "最少", "超过", "大约", "将近", "接近", "约", "近", "超", "逾", "达"];
    private static readonly string[] Behind = ["以上", "以下", "以内", "之内", "左右", "上下", "多"];

    /// <summary>The quantities of a text, in order, without overlaps.</summary>
    public static List<Quantity> Find(ReadOnlySpan<char> text)
    {
        List<Quantity> quantities = [];
        int end = 0;
        for (int i = 0; i < text.Length;)
        {
            if (!Numeral.TryRead(text[i..], out int length, out decimal value))
            {
                i++;
                continue;
            }

            int start = StartOf(text, i, end);
            end = EndOf(text, i + length, ref value, out string unit, out string measure);
            quantities.Add(new Quantity(start, end - start, value, unit, measure));
            i = end;
        }

        return quantities;
    }

    /// <summary>The unit that begins a text; null where none of the known ones does.</summary>
    public static (string Unit, string Measure)? UnitAt(ReadOnlySpan<char> text)
    {
        var lookup = Units.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = Math.Min(LongestUnit, text.Length); length > 0; length--)
        {
            if (lookup.TryGetValue(text[..length], out string? measure))
            {
                return (text[..length].ToString(), measure);
            }
        }

        return null;
    }

    private static int StartOf(ReadOnlySpan<char> text, int number, int previousEnd)
    {
        foreach (string word in Before)
        {
            if (number - word.Length >= previousEnd && text[..number].EndsWith(word, StringComparison.Ordinal) && word != "达")
            {
                return number - word.Length;
            }
        }

        return number;
    }

    private static int EndOf(ReadOnlySpan<char> text, int i, ref decimal value, out string unit, out string measure)
    {
        i += Vague(text, i);
        if (i < text.Length && text[i] is '万' or '亿' or '千' or '百')
        {
            value *= text[i] switch { '万' => 10_000m, '亿' => 100_000_000m, '千' => 1_000m, _ => 100m };
            i++;
            i += Vague(text, i);
        }

        (unit, measure) = UnitAt(text[i..]) ?? ("", "");
        i += unit.Length;
        foreach (string word in Behind)
        {
            if (unit.Length > 0 && text[i..].StartsWith(word, StringComparison.Ordinal))
            {
                return i + word.Length;
            }
        }

        return i;
    }

    private static int Vague(ReadOnlySpan<char> text, int i) => i < text.Length && text[i] is '余' or '多' or '几' or '来' ? 1 : 0;
}
