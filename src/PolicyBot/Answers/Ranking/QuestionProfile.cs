using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>A question's terms with their weights in one collection, ready to be looked up while passages are scanned.</summary>
internal sealed class QuestionProfile
{
    private readonly Dictionary<ulong, int> _byKey;

    /// <summary>For a question asked of a generation.</summary>
    public QuestionProfile(UnderstoodQuestion question, Generation generation)
        : this(question, generation.Rarity, key => generation.DocumentFrequency(key) > 0)
    {
    }

    /// <param name="question">The question.</param>
    /// <param name="rarity">Rarity of a term in the collection, 0 or more (inverse document frequency).</param>
    /// <param name="isKnown">Whether any passage of the collection holds a term.</param>
    public QuestionProfile(UnderstoodQuestion question, Func<ulong, float> rarity, Func<ulong, bool> isKnown)
    {
        Question = question;
        Terms = [.. question.Terms];
        Weights = [.. Terms.Select(term => term.Weight * rarity(term.Key))];
        IsPair = [.. Terms.Select(term => TermKey.IsPair(term.Key))];
        TotalWeight = Math.Max(Weights.Sum(), 1e-6f);
        UnknownShare = Terms.Select((term, i) => isKnown(term.Key) ? 0 : Weights[i]).Sum() / TotalWeight;
        float[] falling = [.. Weights.OrderDescending()];
        RareWeight = falling.Length == 0 ? 0 : falling[falling.Length / 5];
        Places = new AskedPlaces(question.Form.Text);
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

    /// <summary>Terms of at least this weight are the rarest fifth.</summary>
    public float RareWeight { get; }

    /// <summary>Share of the weight in terms that no passage holds.</summary>
    public float UnknownShare { get; }

    /// <summary>The places the question names.</summary>
    public AskedPlaces Places { get; }

    /// <summary>The number of a term, or -1 where the question does not hold it.</summary>
    public int Find(ulong key) => _byKey.TryGetValue(key, out int term) ? term : -1;
}
