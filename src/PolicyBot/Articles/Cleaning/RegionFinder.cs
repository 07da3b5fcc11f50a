using System.Text.RegularExpressions;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Articles.Cleaning;

/// <summary>Concludes from title and text which place an article holds for.</summary>
internal static partial class RegionFinder
{
    private const int TitleWeight = 3;
    private const int LeastShare = 3;

    /// <summary>
    /// The place: a street, town or township that the title opens with; else the county, prefecture or province named most often,
    /// the smaller one where it makes up at least a third of what lies within the larger. Null where no place is named.
    /// </summary>
    /// <returns>Its name with the prefecture's before a county's: 成都市武侯区.</returns>
    public static string? Find(string title, string text)
    {
        Match street = Street().Match(NormalForm.Of(title).Text);
        if (street.Success)
        {
            return street.Value;
        }

        Dictionary<Place, int> counts = [];
        Count(counts, title, TitleWeight);
        Count(counts, text, 1);
        Place? best = null;
        while (counts.Keys.Where(place => best is null ? place.IsProvince || !counts.Keys.Any(other => other != place && other.Contains(place)) : place != best && best.Contains(place))
            .MaxBy(place => Within(counts, place)) is { } next
            && (best is null || Within(counts, next) * LeastShare >= Within(counts, best)))
        {
            best = next;
        }

        return best is null ? null : FullName(best);
    }

    private static void Count(Dictionary<Place, int> counts, string text, int weight)
    {
        foreach (PlaceMention mention in Gazetteer.Find(NormalForm.Of(text).Text))
        {
            counts[mention.Place] = counts.GetValueOrDefault(mention.Place) + weight;
        }
    }

    private static int Within(Dictionary<Place, int> counts, Place place) =>
        counts.Where(pair => place.Contains(pair.Key)).Sum(pair => pair.Value);

    private static string FullName(Place place)
    {
        Place? parent = place.IsProvince || place.IsPrefecture ? null : Gazetteer.ParentOf(place);
        return parent is null ? place.Name : parent.Name + place.Name;
    }

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,3}(?:街道|街|镇|乡|社区)(?=[\p{P}\s“""]|的|开展|推进|组织|积极|举|召)")]
    private static partial Regex Street();
}
