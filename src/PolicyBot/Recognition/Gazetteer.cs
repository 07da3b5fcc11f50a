using PolicyBot.Recognition.Places;

namespace PolicyBot.Recognition;

/// <summary>Finds the provinces, prefectures and counties of China that a text names, by full or short name (Data/places.tsv).</summary>
public static class Gazetteer
{
    private const int MostBefore = 32; // what was named long before says little of what is meant here

    /// <summary>Prepositions and verbs that places follow, and the endings of larger places.</summary>
    private const string BeforeNames = "在到去往从由于和与及问是为省市州";

    /// <summary>The places a text names, in text order, without overlaps; the longest name at a place wins.</summary>
    /// <param name="text">Simplified characters.</param>
    public static List<PlaceMention> Find(ReadOnlySpan<char> text)
    {
        List<PlaceMention> mentions = [];
        for (int i = 0; i < text.Length;)
        {
            int length = Match(text, i, out Place[] places);
            if (length > 0 && !MayStandAlone(text, i, length, places, mentions))
            {
                length = 0;
            }

            if (length > 0)
            {
                mentions.Add(new PlaceMention(Choose(places, mentions), i, length));
            }

            i += Math.Max(length, 1);
        }

        return mentions;
    }

    /// <summary>Finds the longest name at a place in a text.</summary>
    /// <param name="text">Simplified characters.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="places">The places of this name, provinces and prefectures first; empty for none.</param>
    /// <returns>The name's length; 0 for none.</returns>
    internal static int Match(ReadOnlySpan<char> text, int start, out Place[] places)
    {
        int length = PlaceTable.Names.Match(text, start, out int number);
        places = length > 0 ? PlaceTable.Named[number] : [];
        return length;
    }

    /// <summary>The place that a county or prefecture belongs to; null for a province.</summary>
    public static Place? ParentOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.IsProvince ? null
            : (place.IsPrefecture ? null : PlaceTable.OfCode(place.Code[..4] + "00")) ?? PlaceTable.OfCode(place.Code[..2] + "0000");
    }

    /// <summary>
    /// A county's short name is often part of other words (治多 in 整治多长), so it counts only where a name can be expected: at the
    /// beginning, behind a mark, a preposition or another place.
    /// </summary>
    private static bool MayStandAlone(ReadOnlySpan<char> text, int start, int length, Place[] places, List<PlaceMention> before)
    {
        bool isCountyShortName = places[0].ShortName.Length == length && places[0].Name.Length != length && !places[0].IsProvince && !places[0].IsPrefecture;
        return !isCountyShortName
            || start == 0
            || !char.IsLetterOrDigit(text[start - 1])
            || BeforeNames.Contains(text[start - 1], StringComparison.Ordinal)
            || (before.Count > 0 && before[^1].Start + before[^1].Length == start);
    }

    private static Place Choose(Place[] places, List<PlaceMention> before)
    {
        int first = places.Length > 1 ? Math.Max(before.Count - MostBefore, 0) : before.Count;
        foreach (Place place in places)
        {
            for (int i = first; i < before.Count; i++)
            {
                if (before[i].Place != place && before[i].Place.Contains(place))
                {
                    return place;
                }
            }
        }

        return places[0];
    }
}
