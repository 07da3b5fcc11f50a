using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>A question's terms with their weights in one collection, ready to be looked up while passages are scanned.</summary>
internal sealed class QuestionProfile
{
    private readonly Dictionary<ulong, int> _byKey;

    /// <param name="question">The question.</param>
    /// <param name="rarity">Rarity of a term in the collection, 0 or more (inverse document frequency).</param>
    public QuestionProfile(UnderstoodQuestion question, Func<ulong, float> rarity)
    {
        Question = question;
        Terms = [.. question.Terms];
        Weights = [.. Terms.Select(term => term.Weight * rarity(term.Key))];
        IsPair = [.. Terms.Select(term => TermKey.IsPair(term.Key))];
        TotalWeight = Math.Max(Weights.Sum(), 1e-6f);
        _byKey = new Dictionary<ulong, int>(Terms.Length);
        for (int i = 0; i < Terms.Length; i++)
        {
            _byKey.Add(Terms[i].Key, i);
        }
    }

    public UnderstoodQuestion Question { get; }

    public QuestionTerm[] Terms { get; }

    /// <summary>For each term its weight by kind times its rarity.</summary>
    public float[] Weights { get; }

    public bool[] IsPair { get; }

    public float TotalWeight { get; }

    /// <summary>The number of a term, or -1 where the question does not hold it.</summary>
    public int Find(ulong key) => _byKey.TryGetValue(key, out int term) ? term : -1;
}
