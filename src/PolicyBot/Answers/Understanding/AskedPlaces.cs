using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>The places a question names, and whether a text is about them.</summary>
internal sealed class AskedPlaces
{
    private readonly Place[] _places;

    /// <param name="question">The question in normal form.</param>
    public AskedPlaces(string question)
    {
        Mentions = Gazetteer.Find(question);
        _places = [.. Mentions.Select(mention => mention.Place).Distinct()];
    }

    /// <summary>Where in the question they are named.</summary>
    public IReadOnlyList<PlaceMention> Mentions { get; }

    /// <summary>
    /// Share of the places that at least one of some texts names, by full or short name; a place of which only a part is named
    /// (成都 for 四川) counts half. 1 where the question names none.
    /// </summary>
    public float ShareIn(params ReadOnlySpan<string> texts)
    {
        if (_places.Length == 0)
        {
            return 1;
        }

        float named = 0;
        foreach (Place place in _places)
        {
            named += IsNamed(place, texts) ? 1 : IsPartNamed(place, texts) ? 0.5f : 0;
        }

        return named / _places.Length;
    }

    /// <summary>Whether a text names a place that neither holds one of the places asked about nor lies in one.</summary>
    public bool AreOthersIn(string text) =>
        _places.Length > 0
        && Gazetteer.Find(text) is { Count: > 0 } named
        && named.TrueForAll(mention => !Array.Exists(_places, place => place.Contains(mention.Place) || mention.Place.Contains(place)));

    private static bool IsNamed(Place place, ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (text.Contains(place.ShortName, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartNamed(Place place, ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (Gazetteer.Find(text).Exists(mention => place.Contains(mention.Place)))
            {
                return true;
            }
        }

        return false;
    }
}
