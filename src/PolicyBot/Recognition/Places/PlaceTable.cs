namespace PolicyBot.Recognition.Places;

/// <summary>The administrative divisions of China by code and by full and short name (Data/places.tsv).</summary>
internal static class PlaceTable
{
    private static readonly Place[] ByCode = ReadPlaces();

    /// <summary>Full and short names: places in <see cref="Named"/>.</summary>
    public static readonly WordTrie Names = new();

    /// <summary>The places of each name, provinces and prefectures first.</summary>
    public static readonly Place[][] Named = NameAll();

    /// <summary>The place with a code; null for none.</summary>
    public static Place? OfCode(string code)
    {
        int low = 0;
        int high = ByCode.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(ByCode[middle].Code, code);
            if (order == 0)
            {
                return ByCode[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The table stands in the order of the codes.</summary>
    private static Place[] ReadPlaces()
    {
        string[][] rows = EmbeddedData.Rows("Recognition.Data.places.tsv");
        Place[] places = new Place[rows.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = new Place(rows[i][0], rows[i][1], rows[i][^1]); // without a short name the name is the last column
        }

        return places;
    }

    private static Place[][] NameAll()
    {
        Place[][] named = new Place[ByCode.Length * 2][];
        int count = 0;
        foreach (Place place in ByCode)
        {
            count = Name(place.Name, place, named, count);
            count = (object)place.ShortName == place.Name ? count : Name(place.ShortName, place, named, count);
        }

        return named;
    }

    private static int Name(string name, Place place, Place[][] named, int count)
    {
        int number = Names.Add(name, count);
        if (number < count)
        {
            named[number] = Insert(named[number], place);
            return count;
        }

        named[count] = [place];
        return count + 1;
    }

    /// <summary>Provinces and prefectures come before counties of the same name: 吉林 is the province, 海南 not a district of 乌海.</summary>
    private static Place[] Insert(Place[] places, Place place)
    {
        int at = places.Length;
        while (at > 0 && Rank(place) < Rank(places[at - 1]))
        {
            at--;
        }

        Place[] longer = new Place[places.Length + 1];
        Array.Copy(places, longer, at);
        Array.Copy(places, at, longer, at + 1, places.Length - at);
        longer[at] = place;
        return longer;
    }

    private static int Rank(Place place) => place.IsProvince ? 0 : place.IsPrefecture ? 1 : 2;
}
