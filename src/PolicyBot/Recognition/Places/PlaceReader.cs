namespace PolicyBot.Recognition.Places;

/// <summary>Reads places: chains of the administrative division (四川省成都市武侯区) and names below the county by their ending (夏港街).</summary>
internal static class PlaceReader
{
    private const int MostBefore = 32; // what was named long before says little of what is meant here

    /// <summary>Reads the place that begins here.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="previousEnd">Where what was found before ends.</param>
    /// <param name="before">What was found before in the text.</param>
    public static PlaceEntity? Read(ReadOnlySpan<char> text, int start, int previousEnd, List<Entity> before)
    {
        int length = Gazetteer.Match(text, start, out Place[] places);
        if (length == 0)
        {
            return SmallPlaceReader.Read(text, start, start == previousEnd && before.Count > 0 ? before[^1] as PlaceEntity : null);
        }

        Place place = Choose(places, before);
        int end = start + length;
        while (Gazetteer.Match(text, end, out Place[] inner) is > 0 and var more && Within(inner, place) is { } next)
        {
            place = next;
            end += more;
        }

        PlaceLevel level = place.IsProvince ? PlaceLevel.Province : place.IsPrefecture ? PlaceLevel.Prefecture : PlaceLevel.County;
        return new PlaceEntity(start, end - start, place.Name, level, place) { Parents = ParentsOf(place) };
    }

    /// <summary>Full names of what a place lies in, the nearest first.</summary>
    public static IReadOnlyList<string> ParentsOf(Place place)
    {
        List<string> parents = [];
        for (Place? parent = Gazetteer.ParentOf(place); parent is not null; parent = Gazetteer.ParentOf(parent))
        {
            parents.Add(parent.Name);
        }

        return parents;
    }

    private static Place Choose(Place[] places, List<Entity> before)
    {
        int first = places.Length > 1 ? Math.Max(before.Count - MostBefore, 0) : before.Count;
        foreach (Place place in places)
        {
            for (int i = first; i < before.Count; i++)
            {
                if (before[i] is PlaceEntity { Place: { } known } && known != place && known.Contains(place))
                {
                    return place;
                }
            }
        }

        return places[0];
    }

    private static Place? Within(Place[] places, Place outer)
    {
        foreach (Place place in places)
        {
            if (place != outer && outer.Contains(place))
            {
                return place;
            }
        }

        return null;
    }
}
