using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Ranking;

/// <summary>Computes the values of <see cref="NecessityFeature"/> for the content words of a question.</summary>
internal static class NecessityFeatures
{
    private const char De = '的';

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<NecessityFeature>();

    /// <summary>The values for each content word.</summary>
    public static float[][] Of(QuestionProfile profile)
    {
        float[] rarestHere = [.. profile.ContentWords.Select(word => word.Terms.Max(term => profile.Rarities[term]))];
        return [.. profile.ContentWords.Select((_, i) => Of(profile, i, rarestHere))];
    }

    private static float[] Of(QuestionProfile profile, int number, float[] rarestHere)
    {
        var values = new float[Names.Count];
        var set = new FeatureSetter<NecessityFeature>(values);
        UnderstoodQuestion question = profile.Question;
        string text = question.Form.Text;
        ContentWord word = profile.ContentWords[number];
        (int start, int end) = (word.Word.Start, word.Word.End);
        set[NecessityFeature.Rarity] = word.Word.Rarity;
        set[NecessityFeature.Share] = word.Weight;
        set[NecessityFeature.Rarer] = profile.ContentWords.Count(other => other.Weight > word.Weight);
        set[NecessityFeature.CommonestHere] = word.Terms.Min(term => profile.Rarities[term]);
        set[NecessityFeature.RarestHere] = rarestHere[number];
        set[NecessityFeature.BehindRarestHere] = rarestHere.Max() - rarestHere[number];
        set[NecessityFeature.RarerHere] = rarestHere.Count(rarity => rarity > rarestHere[number]);
        set[NecessityFeature.Passages] = MathF.Log(profile.PassageCount);
        set[NecessityFeature.Class] = (float)word.Word.Class;
        set[NecessityFeature.Length] = word.Word.Length;
        set[NecessityFeature.IsName] = word.IsName ? 1 : 0;
        set[NecessityFeature.Position] = (float)start / text.Length;
        set[NecessityFeature.WordsBefore] = number;
        set[NecessityFeature.WordsBehind] = profile.ContentWords.Length - 1 - number;
        set[NecessityFeature.BeforeSlot] = (question.Slot.Length == 0 ? text.Length : question.Slot.Start) - end;
        set[NecessityFeature.InSlot] = start >= question.Slot.Start && start < question.Slot.End ? 1 : 0;
        set[NecessityFeature.BehindDe] = start > 0 && text[start - 1] == De ? 1 : 0;
        set[NecessityFeature.BeforeDe] = end < text.Length && text[end] == De ? 1 : 0;
        set[NecessityFeature.Asked] = (float)question.Asked;
        set[NecessityFeature.QuestionLength] = text.Length;
        return values;
    }
}
