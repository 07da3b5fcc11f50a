using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyBot.Articles.Formats;

/// <summary>The numbers that Word itself writes before paragraphs (第一条, 一、, (1)): they stand in no text.</summary>
/// <param name="part">The document.</param>
internal sealed partial class WordNumbering(MainDocumentPart part)
{
    private const int Levels = 9;

    /// <summary>A style may be based on one that is based on it.</summary>
    private const int MostStyles = 20;

    private const string Digits = "〇一二三四五六七八九";

    private readonly Dictionary<int, NumberingInstance> _instances = (part.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>() ?? [])
        .DistinctBy(instance => instance.NumberID?.Value ?? -1).ToDictionary(instance => instance.NumberID?.Value ?? -1);

    private readonly Dictionary<int, AbstractNum> _lists = (part.NumberingDefinitionsPart?.Numbering?.Elements<AbstractNum>() ?? [])
        .DistinctBy(list => list.AbstractNumberId?.Value ?? -1).ToDictionary(list => list.AbstractNumberId?.Value ?? -1);

    private readonly Dictionary<string, Style> _styles = (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .DistinctBy(style => style.StyleId?.Value ?? "").ToDictionary(style => style.StyleId?.Value ?? "");

    private readonly Dictionary<int, int[]> _counters = [];
    private readonly HashSet<int> _begun = [];

    /// <summary>What stands before the next paragraph; empty where that is nothing or only a dot.</summary>
    public string MarkOf(Paragraph paragraph)
    {
        if (PlaceOf(paragraph) is not var (number, level) || level is < 0 or >= Levels
            || !_instances.TryGetValue(number, out NumberingInstance? instance)
            || !_lists.TryGetValue(instance.AbstractNumId?.Val?.Value ?? -1, out AbstractNum? list))
        {
            return "";
        }

        int[] counters = Count(instance, list, level);
        Level? own = LevelOf(list, level);
        string pattern = own?.LevelText?.Val?.Value ?? "";
        string mark = own?.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet ? ""
            : Placeholder().Replace(pattern, match => Said(counters[match.Value[1] - '1'], LevelOf(list, match.Value[1] - '1')?.NumberingFormat?.Val?.Value));
        return mark.Length == 0 || mark[^1] > '\u2E80' && !mark.StartsWith('第') ? mark : mark + " ";
    }

    /// <summary>The list of a paragraph and how deep it stands there, which its style may tell; null where it is in none.</summary>
    private (int Number, int Level)? PlaceOf(Paragraph paragraph)
    {
        NumberingProperties? own = paragraph.ParagraphProperties?.NumberingProperties;
        int? number = own?.NumberingId?.Val?.Value, level = own?.NumberingLevelReference?.Val?.Value;
        string? name = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (int i = 0; i < MostStyles && number is null && name is not null; i++)
        {
            Style? style = _styles.GetValueOrDefault(name);
            NumberingProperties? styles = style?.StyleParagraphProperties?.NumberingProperties;
            (number, level) = (styles?.NumberingId?.Val?.Value, level ?? styles?.NumberingLevelReference?.Val?.Value);
            name = style?.BasedOn?.Val?.Value;
        }

        return number is > 0 ? (number.Value, level ?? 0) : null;
    }

    private int[] Count(NumberingInstance instance, AbstractNum list, int level)
    {
        int id = list.AbstractNumberId?.Value ?? -1;
        if (!_counters.TryGetValue(id, out int[]? counters))
        {
            _counters[id] = counters = [.. Enumerable.Range(0, Levels).Select(i => StartOf(list, i) - 1)];
        }

        foreach (LevelOverride changed in _begun.Add(instance.NumberID?.Value ?? -1) ? instance.Elements<LevelOverride>() : [])
        {
            if (changed is { StartOverrideNumberingValue.Val.Value: var start, LevelIndex.Value: >= 0 and < Levels and var index })
            {
                counters[index] = start - 1;
            }
        }

        counters[level]++;
        for (int deeper = level + 1; deeper < Levels; deeper++)
        {
            counters[deeper] = StartOf(list, deeper) - 1;
        }

        return counters;
    }

    private static int StartOf(AbstractNum list, int level) => LevelOf(list, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static Level? LevelOf(AbstractNum list, int level) => list.Elements<Level>().FirstOrDefault(candidate => candidate.LevelIndex?.Value == level);

    private static string Said(int number, NumberFormatValues? format)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return format is not { } form || form == NumberFormatValues.Decimal ? digits
            : IsChinese(form) ? InChinese(number) ?? digits
            : form == NumberFormatValues.DecimalEnclosedCircle && number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString()
            : form == NumberFormatValues.LowerLetter && number is >= 1 and <= 26 ? ((char)('a' + number - 1)).ToString()
            : form == NumberFormatValues.UpperLetter && number is >= 1 and <= 26 ? ((char)('A' + number - 1)).ToString()
            : digits;
    }

    private static bool IsChinese(NumberFormatValues format) =>
        format == NumberFormatValues.ChineseCounting || format == NumberFormatValues.ChineseCountingThousand
        || format == NumberFormatValues.JapaneseCounting || format == NumberFormatValues.TaiwaneseCountingThousand || format == NumberFormatValues.TaiwaneseCounting;

    /// <summary>Up to 199: no document has more articles. Null for others.</summary>
    private static string? InChinese(int number) => number switch
    {
        >= 1 and <= 9 => Digits[number].ToString(),
        >= 10 and <= 99 => (number < 20 ? "" : Digits[number / 10].ToString()) + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        100 => "一百",
        > 100 and < 110 => "一百零" + Digits[number - 100],
        >= 110 and <= 199 => "一百" + (number < 120 ? "一" : "") + InChinese(number - 100),
        _ => null,
    };

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Placeholder();
}
