using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>Suggests from a resident's words what their case is, by the rules of Data/case-rules.tsv. Thread-safe.</summary>
internal static class CaseRules
{
    /// <summary>The topic of what no rule knows.</summary>
    public const string OtherTopic = "其他";

    private static readonly Rule[] Rules = Read();

    /// <summary>The topics that a case can have, in the order of the rules.</summary>
    public static IReadOnlyList<string> Topics { get; } = [.. Rules.Where(rule => rule.About == "topic").Select(rule => rule.Value), OtherTopic];

    /// <summary>Suggests.</summary>
    /// <param name="words">All that the resident said.</param>
    /// <param name="today">The day on which they said it.</param>
    public static CaseSuggestion Suggest(string words, DateOnly today)
    {
        string text = NormalForm.Of(words).Text;
        return new CaseSuggestion(KindOf(text), UrgencyOf(text), PlaceIn(text, today), TopicOf(text));
    }

    private static CaseKind KindOf(string text)
    {
        int problem = Rules.Where(rule => rule is { About: "kind", Value: nameof(CaseKind.Problem) }).Sum(rule => rule.Found(text).Count());
        int need = Rules.Where(rule => rule is { About: "kind", Value: nameof(CaseKind.Need) }).Sum(rule => rule.Found(text).Count());
        return problem > need ? CaseKind.Problem : CaseKind.Need;
    }

    private static Urgency UrgencyOf(string text) =>
        Rules.FirstOrDefault(rule => rule.About == "urgency" && rule.Found(text).Any()) is { } rule ? Enum.Parse<Urgency>(rule.Value) : Urgency.Ordinary;

    private static string TopicOf(string text)
    {
        (Rule Rule, int Length) best = Rules.Where(rule => rule.About == "topic")
            .Select(rule => (rule, Length: rule.Found(text).Sum(word => word.Length)))
            .MaxBy(topic => topic.Length);
        return best.Length > 0 ? best.Rule.Value : OtherTopic;
    }

    /// <summary>The smallest place named, of equal ones the last, behind the names of what it lies in; empty without any.</summary>
    private static string PlaceIn(string text, DateOnly today)
    {
        PlaceEntity? place = Recognizer.Recognize(text, RecognizerModels.Places, today).OfType<PlaceEntity>()
            .Reverse().MaxBy(found => found.Level);
        return place is null ? ""
            : string.Concat(place.Parents.Reverse().Where(parent => !parent.EndsWith('省') && !parent.EndsWith("自治区", StringComparison.Ordinal))) + place.Name;
    }

    private static Rule[] Read()
    {
        using Stream table = typeof(CaseRules).Assembly.GetManifestResourceStream("PolicyBot.Service.Desk.Cases.Data.case-rules.tsv")
            ?? throw new InvalidOperationException("The table case-rules.tsv is not built into the program.");
        using StreamReader reader = new(table);
        return [.. reader.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Split('\t'))
            .Select(row => new Rule(row[0], row[1], row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    private sealed record Rule(string About, string Value, string[] Words)
    {
        public IEnumerable<string> Found(string text) => Words.Where(word => text.Contains(word, StringComparison.Ordinal));
    }
}

/// <summary>What a case may be.</summary>
/// <param name="Kind">Problem or need.</param>
/// <param name="Urgency">How soon it has to be answered.</param>
/// <param name="Place">The place it is about; empty where none is named.</param>
/// <param name="Topic">What it is about.</param>
internal sealed record CaseSuggestion(CaseKind Kind, Urgency Urgency, string Place, string Topic);
