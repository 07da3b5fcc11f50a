using System.Runtime.CompilerServices;

namespace PolicyBot.Recognition;

/// <summary>Finds the provinces, prefectures and counties of China that a text names, by full or short name (Data/places.tsv).</summary>
public static class Gazetteer
{
    private const int ShortestShortName = 2;
    private const int MostBefore = 32; // what was named long before says little of what is meant here

    /// <summary>Prepositions and verbs that places follow, and the endings of larger places.</summary>
    private const string BeforeNames = "在到去往从由于和与及问是为省市州";

    private static readonly string[] Endings =
    [
        "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "新区",
        "省", "市", "盟", "区", "县", "旗",
    ];

    private static readonly string[] Peoples =
    [
        "土家族苗族", "布依族苗族", "苗族侗族", "藏族羌族", "哈尼族彝族", "壮族苗族", "傣族景颇族", "蒙古族藏族", "维吾尔", "哈萨克", "柯尔克孜",
        "朝鲜族", "蒙古族", "蒙古", "回族", "藏族", "彝族", "白族", "傣族", "傈僳族", "土家族", "苗族", "侗族", "瑶族", "壮族", "羌族", "满族",
    ];

    private static readonly Dictionary<string, Place> ByCode = new(StringComparer.Ordinal);
    private static readonly Place[][] Named;
    private static readonly WordTrie Names;

    static Gazetteer()
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<Place[]> named = [];
        foreach ((string name, Place place) in Read())
        {
            ByCode.TryAdd(place.Code, place);
            if (numbers.TryAdd(name, named.Count))
            {
                named.Add([place]);
            }
            else
            {
                named[numbers[name]] = Insert(named[numbers[name]], place);
            }
        }

        Named = [.. named];
        Names = new WordTrie(WithNumbers(numbers));
    }

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
        int length = Names.Match(text, start, out int number);
        places = length > 0 ? Named[number] : [];
        return length;
    }

    /// <summary>The place that a county or prefecture belongs to; null for a province.</summary>
    public static Place? ParentOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.IsProvince ? null
            : (place.IsPrefecture ? null : ByCode.GetValueOrDefault(place.Code[..4] + "00")) ?? ByCode.GetValueOrDefault(place.Code[..2] + "0000");
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

    private static List<(string Name, Place Place)> Read()
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (string line in EmbeddedData.Lines("Recognition.Data.place-words.txt"))
        {
            words.UnionWith(line.Split(' '));
        }

        List<(string Name, Place Place)> names = [];
        foreach (string line in EmbeddedData.Lines("Recognition.Data.places.tsv"))
        {
            string[] columns = line.Split('\t');
            if (columns[1].Length == 2 && columns[1][1] == '区')
            {
                continue; // Hong Kong's 东区, 南区 and 北区 are directions everywhere else.
            }

            string shortName = Shorten(columns[1]);
            bool isCounty = !columns[0].EndsWith("00", StringComparison.Ordinal);
            if (shortName.Length < ShortestShortName || (isCounty && words.Contains(shortName)))
            {
                shortName = columns[1];
            }

            var place = new Place(columns[0], columns[1], shortName);
            names.Add((place.Name, place));
            if (shortName != place.Name)
            {
                names.Add((shortName, place));
            }
        }

        return names;
    }

    /// <summary>Provinces and prefectures come before counties of the same name: 吉林 is the province, 海南 not a district of 乌海.</summary>
    private static Place[] Insert(Place[] places, Place place)
    {
        int at = places.Length;
        while (at > 0 && Comes(place, places[at - 1]))
        {
            at--;
        }

        return [.. places[..at], place, .. places[at..]];
    }

    private static bool Comes(Place place, Place before) =>
        Rank(place) != Rank(before) ? Rank(place) < Rank(before) : string.CompareOrdinal(place.Code, before.Code) < 0;

    private static int Rank(Place place) => place.IsProvince ? 0 : place.IsPrefecture ? 1 : 2;

    private static IEnumerable<(string Word, int Value)> WithNumbers(Dictionary<string, int> numbers)
    {
        foreach ((string name, int number) in numbers)
        {
            yield return (name, number);
        }
    }

    private static string Shorten(string name)
    {
        string ending = EndingOf(name, Endings);
        string rest = name[..^ending.Length];
        string people = ending.StartsWith("自治", StringComparison.Ordinal) ? EndingOf(rest, Peoples) : "";
        return rest[..^people.Length];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // runs once, over thousands of names
    private static string EndingOf(string name, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return ending;
            }
        }

        return "";
    }
}
