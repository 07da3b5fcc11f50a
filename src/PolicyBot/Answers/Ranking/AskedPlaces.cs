using PolicyBot.Recognition;

namespace PolicyBot.Answers.Ranking;

/// <summary>The places a question names, and whether a text is about them.</summary>
internal sealed class AskedPlaces
{
    /// <summary>Places, each with the one character that stands for it behind a word of being or going there (在京, 离京), where it says nothing else.</summary>
    private const string Abbreviated =
        "北京京 上海沪 天津津 重庆渝 河北冀 山西晋 辽宁辽 江苏苏 浙江浙 安徽皖 福建闽 江西赣 山东鲁 河南豫 湖北鄂 湖南湘 广东粤 广西桂 海南琼 四川川 贵州黔 云南滇 陕西陕 甘肃甘 广州穗 成都蓉 杭州杭 宁波甬";

    /// <inheritdoc cref="Abbreviated"/>
    private const string WaysThere = "在来返离到抵进赴驻";

    private static readonly Dictionary<string, char> Abbreviations = Abbreviated.Split(' ').ToDictionary(place => place[..^1], place => place[^1], StringComparer.Ordinal);

    private readonly Place[] _places;

    /// <param name="question">The question in normal form.</param>
    public AskedPlaces(string question)
    {
        Mentions = Gazetteer.Find(question);
        _places = [.. Mentions.Select(mention => mention.Place).Distinct()];
    }

    /// <summary>Where in the question they are named.</summary>
    public IReadOnlyList<PlaceMention> Mentions { get; }

    /// <summary>Whether the question names any.</summary>
    public bool AreNamed => _places.Length > 0;

    /// <summary>Share of the places that a text names, by full or short name; 1 where the question names none.</summary>
    public float ShareIn(string text) =>
        _places.Length == 0 ? 1 : (float)_places.Count(place => text.Contains(place.ShortName, StringComparison.Ordinal)) / _places.Length;

    /// <summary>
    /// Share of the places that an article names in title, text or region. A place of which only a part is named (成都 for 四川) counts
    /// half, and so does any place where the article names none: it may hold everywhere, or for a 本市 that it never names. 1 where
    /// the question names none.
    /// </summary>
    public float ShareIn(ArticleReading article)
    {
        if (_places.Length == 0)
        {
            return 1;
        }

        float named = 0;
        foreach (Place place in _places)
        {
            bool isNamed = article.Form.Text.Contains(place.ShortName, StringComparison.Ordinal) || IsAbbreviatedIn(article.Form.Text, place)
                || article.Title.Contains(place.ShortName, StringComparison.Ordinal)
                || article.Region.Contains(place.ShortName, StringComparison.Ordinal);
            named += isNamed ? 1 : article.Places.Length == 0 || Array.Exists(article.Places, place.Contains) ? 0.5f : 0;
        }

        return named / _places.Length;
    }

    private static bool IsAbbreviatedIn(string text, Place place) =>
        Abbreviations.TryGetValue(place.ShortName, out char abbreviation) && WaysThere.Any(way => text.Contains($"{way}{abbreviation}", StringComparison.Ordinal));

    /// <summary>Whether a text names a place that neither holds one of the places asked about nor lies in one.</summary>
    public bool AreOthersIn(string text) =>
        _places.Length > 0
        && Gazetteer.Find(text) is { Count: > 0 } named
        && named.TrueForAll(mention => !Array.Exists(_places, place => place.Contains(mention.Place) || mention.Place.Contains(place)));
}
