using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>A question's terms with their weights in one collection, ready to be looked up while passages are scanned.</summary>
internal sealed class QuestionProfile
{
    private readonly TermFinder _finder;
    private readonly (UInt128 Relation, float Weight)[] _relations;
    private readonly float _relationWeight;

    /// <summary>For a question asked of a generation.</summary>
    public QuestionProfile(UnderstoodQuestion question, Generation generation)
        : this(question, generation.DocumentFrequency, generation.PassageCount)
    {
    }

    /// <param name="question">The question.</param>
    /// <param name="frequency">In how many passages of the collection a term stands.</param>
    /// <param name="passages">How many passages it has.</param>
    public QuestionProfile(UnderstoodQuestion question, Func<ulong, int> frequency, int passages)
    {
        Question = question;
        Terms = [.. question.Terms];
        int[] frequencies = [.. Terms.Select(term => frequency(term.Key))];
        PassageCount = passages;
        Rarities = [.. frequencies.Select(passagesWith => Bm25.Rarity(passages, passagesWith))];
        Weights = [.. Terms.Select((term, i) => term.Weight * Rarities[i])];
        IsPair = [.. Terms.Select(term => TermKey.IsPair(term.Key))];
        TotalWeight = Math.Max(Weights.Sum(), 1e-6f);
        UnknownShare = Weights.Where((_, i) => frequencies[i] == 0).Sum() / TotalWeight;
        NearSlot = TermWeighting.Normalised([.. Terms.Select((term, i) => Weights[i] * TermWeighting.Nearness(question, term.Start, term.Length))]);
        List<(UInt128 Relation, int Start, int Length)> asked = Relations.AskedIn(question.Form.Text);
        _relations = [.. asked.Select(words => (words.Relation, TermWeighting.Nearness(question, words.Start, words.Length)))];
        bool IsTopic(QuestionTerm term) => !TermKey.IsCharacter(term.Key) && !asked.Exists(words => words.Start <= term.Start && term.Start + term.Length <= words.Start + words.Length);
        Topic = TermWeighting.Normalised([.. Terms.Select((term, i) => IsTopic(term) ? Weights[i] : 0)]);
        List<Word> words = Words.Of(question.Form.Text);
        ContentWords = TermWeighting.ContentWords(question, words);
        Content = new float[Terms.Length];
        float[] names = new float[Terms.Length];
        foreach (ContentWord word in ContentWords)
        {
            float weight = word.Weight / word.Terms.Length;
            Array.ForEach(word.Terms, term => Content[term] = weight);
            Array.ForEach(word.Terms, term => names[term] = word.IsName ? weight : 0);
        }

        Names = TermWeighting.Normalised(names);
        HasNames = Array.Exists(ContentWords, word => word.IsName);

        _relationWeight = _relations.Sum(relation => relation.Weight);
        float[] falling = [.. Weights.OrderDescending()];
        RareWeight = falling.Length == 0 ? 0 : falling[falling.Length / 5];
        Places = new AskedPlaces(question.Form.Text);
        _finder = new TermFinder(Terms, NearWords.In(question.Form.Text, words));
    }

    public UnderstoodQuestion Question { get; }

    /// <summary>What kind of words it asks for.</summary>
    public AskedKind Kind => field ??= new AskedKind(Question);

    /// <summary>The districts and smaller places it names.</summary>
    public AskedDistricts Districts => field ??= new AskedDistricts(Question);

    /// <summary>The streets and buildings it names.</summary>
    public AskedStreets Streets => field ??= new AskedStreets(Question.Form.Text);

    /// <summary>The things it names by a number.</summary>
    public AskedNumbers Numbers => field ??= new AskedNumbers(Question.Form.Text);

    public QuestionTerm[] Terms { get; }

    /// <summary>The word of the question whose spelling was mended in this wording; null where none was.</summary>
    public string? MendedWord { get; init; }

    /// <summary>How many passages the collection has.</summary>
    public int PassageCount { get; }

    /// <summary>For each term how rare it is in the collection, see <see cref="Bm25.Rarity"/>.</summary>
    public float[] Rarities { get; }

    /// <summary>For each term its weight by kind times its rarity.</summary>
    public float[] Weights { get; }

    /// <summary>The weights by nearness to the question word, summing to 1: in 树高是多少 高 says what to look for.</summary>
    public float[] NearSlot { get; }

    /// <summary>The weights of the terms that name the matter, summing to 1: no single characters, nothing of what is asked about it (怎么申请).</summary>
    public float[] Topic { get; }

    /// <summary>The weights of the words that name things or doings by their rarity in the language at large, spread over their terms, summing to 1.</summary>
    public float[] Content { get; }

    /// <summary>Those words, see <see cref="TermWeighting.ContentWords"/>.</summary>
    public ContentWord[] ContentWords { get; }

    /// <summary>The characters of a content word.</summary>
    public ReadOnlySpan<char> WordsAt(ContentWord word) => Question.Form.Text.AsSpan(word.Word.Start, word.Word.Length);

    /// <summary>How likely each of them is to stand in an answer; no word is while nothing was estimated.</summary>
    public Necessity Necessity { get; set; } = Necessity.Unknown;

    /// <summary>The weights of those that are names, summing to 1; all 0 where there are none.</summary>
    public float[] Names { get; }

    /// <summary>Whether the question names anything but places where articles apply.</summary>
    public bool HasNames { get; }

    public bool[] IsPair { get; }

    public float TotalWeight { get; }

    /// <summary>Terms of at least this weight are the rarest fifth.</summary>
    public float RareWeight { get; }

    /// <summary>Share of the weight in terms that no passage holds.</summary>
    public float UnknownShare { get; }

    /// <summary>The places the question names.</summary>
    public AskedPlaces Places { get; }

    /// <summary>The share of the relations asked for that a text tells, by nearness to the question word; -1 where none is asked for.</summary>
    /// <param name="told">The relations that the text tells.</param>
    public float Related(UInt128 told)
    {
        float sum = 0;
        foreach ((UInt128 relation, float weight) in _relations)
        {
            sum += (told & relation) != 0 ? weight : 0;
        }

        return _relations.Length == 0 ? -1 : sum / _relationWeight;
    }

    /// <summary>The places where a text holds terms of the question, in text order.</summary>
    /// <param name="text">The text in normal form.</param>
    /// <param name="wordsAndFigures">Its terms that are more than characters, in text order.</param>
    public List<TermMatch> MatchesIn(ReadOnlySpan<char> text, ReadOnlySpan<Term> wordsAndFigures) => _finder.Find(text, wordsAndFigures);
}
