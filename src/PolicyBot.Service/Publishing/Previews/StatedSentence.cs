using System.Buffers;
using System.Text;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A sentence that states figures, taken apart for comparison with others.</summary>
internal sealed class StatedSentence
{
    /// <summary>Shorter sentences are alike by chance.</summary>
    private const int FewestPairs = 6;

    private const char Gap = ' ';

    private static readonly SearchValues<char> Ends = SearchValues.Create("。；！？;!?\n");

    private readonly HashSet<(char, char)> _pairs;
    private readonly (DateOnly?, DateOnly?)[] _periods;
    private readonly HashSet<string> _places;
    private readonly string? _region;
    private readonly int? _year;

    private StatedSentence(string text, IReadOnlyList<Entity> entities, DateOnly? published, string? region)
    {
        Text = text;
        Figures = [.. entities.Select(entity => Figure.Of(text, entity)).OfType<Figure>()];
        DateEntity[] dates = [.. entities.OfType<DateEntity>().Where(date => !date.IsTimeOfDay)];
        _periods = [.. dates.Select(date => (date.From, date.To))];
        _year = dates.Select(date => date.From ?? date.To).FirstOrDefault(day => day is not null)?.Year ?? published?.Year;
        _places = [.. entities.OfType<PlaceEntity>().Select(place => place.Name)];
        _region = region;
        Words = WordsOf(text, entities);
        _pairs = [.. Words.Zip(Words.Skip(1)).Where(pair => pair is not (Gap, _) and not (_, Gap))];
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Its words but for figures, dates and places, in normal form, with a space where something was left out.</summary>
    public string Words { get; }

    /// <summary>The figures it states, in text order.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The sentences of a text that state figures and enough beside them to be compared.</summary>
    /// <param name="text">The text.</param>
    /// <param name="published">The day of its article, if known: what 今年 counts from.</param>
    /// <param name="region">The place of its article, if known.</param>
    public static IEnumerable<StatedSentence> In(string text, DateOnly? published, string? region) =>
        Cut(text).Select(sentence => Read(sentence, published, region)).OfType<StatedSentence>();

    /// <summary>The sentences of a text that hold a numeral.</summary>
    public static IEnumerable<string> Cut(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            int mark = text.AsSpan(start).IndexOfAny(Ends);
            end = mark < 0 ? text.Length : start + mark + 1;
            string sentence = text[start..end].Trim();
            if (sentence.Any(IsNumeral))
            {
                yield return sentence;
            }
        }
    }

    /// <summary>Takes a sentence apart; null where it states no figures, or too little beside them.</summary>
    /// <inheritdoc cref="In"/>
    public static StatedSentence? Read(string text, DateOnly? published, string? region)
    {
        StatedSentence stated = new(text, Recognizer.Recognize(text, RecognizerModels.All, published ?? new DateOnly(2000, 1, 1)), published, region);
        return stated.Figures.Count > 0 && stated._pairs.Count >= FewestPairs ? stated : null;
    }

    /// <summary>Whether a sentence can be alike, as far as is seen without taking it apart.</summary>
    /// <param name="bare">Its letters and digits in normal form.</param>
    /// <param name="likeness">The least <see cref="LikenessTo"/> that is wanted.</param>
    public bool MayBeAlike(string bare, double likeness)
    {
        int shared = 0;
        for (int i = 1; i < bare.Length; i++)
        {
            shared += _pairs.Contains((bare[i - 1], bare[i])) ? 1 : 0;
        }

        // Of two sets that share s of their a and b members, 2s/(a+b) >= d and s <= b make s >= a·d/(2-d).
        return shared >= _pairs.Count * likeness / (2 - likeness);
    }

    /// <summary>How alike two sentences are but for figures, dates and places: Dice's coefficient of their character pairs, 0 to 1.</summary>
    public double LikenessTo(StatedSentence other) => CharacterPairs.Likeness(_pairs, other._pairs);

    /// <summary>Whether both speak of the same place, as far as they or their articles say.</summary>
    public bool SharesPlaceWith(StatedSentence other) => _places.Count > 0 && other._places.Count > 0
        ? _places.SetEquals(other._places)
        : _region is not null && other._region is not null
            && (_region.EndsWith(other._region, StringComparison.Ordinal) || other._region.EndsWith(_region, StringComparison.Ordinal));

    /// <summary>Whether both speak of the same period: the dates they name, or else the years of their articles.</summary>
    public bool SharesPeriodWith(StatedSentence other) => _periods.Length > 0 && other._periods.Length > 0
        ? _periods.SequenceEqual(other._periods)
        : _year is not null && _year == other._year;

    private static bool IsNumeral(char c) => char.IsDigit(c) || "一二两三四五六七八九十百千万亿半〇".Contains(c, StringComparison.Ordinal);

    private static string WordsOf(string text, IReadOnlyList<Entity> entities)
    {
        StringBuilder words = new();
        int start = 0;
        foreach ((int from, int to) in entities.Select(entity => (entity.Start, entity.End)).Append((text.Length, text.Length)))
        {
            words.Append(string.Concat(NormalForm.Of(text[start..Math.Max(start, from)]).Text.Where(char.IsLetterOrDigit))).Append(Gap);
            start = Math.Max(start, to);
        }

        return words.ToString();
    }
}
