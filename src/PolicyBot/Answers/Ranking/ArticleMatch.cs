using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>An article that the index proposed, read sentence by sentence against a question.</summary>
internal sealed class ArticleMatch
{
    /// <summary>Fewest digits of a hotline's number.</summary>
    private const int ShortestHotline = 5;

    private const string ClauseEnds = ",。;?!";

    private float? _placeAgreement;

    /// <param name="profile">The question.</param>
    /// <param name="article">Number of the article in the generation.</param>
    /// <param name="reading">The article.</param>
    public ArticleMatch(QuestionProfile profile, int article, ArticleReading reading)
    {
        Profile = profile;
        Article = article;
        Reading = reading;
        Title = new TextMatch(profile, reading.Title, reading.TitleWordsAndFigures);
        Whole = new TextMatch(profile, Form.Text, reading.WordsAndFigures);
        Sentences = ReadSentences(profile, Whole, reading.Sentences);
    }

    /// <summary>The question, in the wording that suits the article.</summary>
    public QuestionProfile Profile { get; }

    /// <summary>Number of the article in the generation.</summary>
    public int Article { get; }

    /// <summary>What was read of it before the question.</summary>
    public ArticleReading Reading { get; }

    /// <summary>The article.</summary>
    public IndexedArticle Source => Reading.Source;

    /// <summary>The article's text in normal form.</summary>
    public NormalText Form => Reading.Form;

    /// <summary>How the title meets the question.</summary>
    public TextMatch Title { get; }

    /// <summary>How the whole text meets the question.</summary>
    public TextMatch Whole { get; }

    /// <summary>The terms that text and title hold.</summary>
    public TermSet Has => Whole.Has | Title.Has;

    /// <summary>The sentences in order.</summary>
    public SentenceMatch[] Sentences { get; }

    /// <summary>
    /// The weights of the terms that neither title nor first sentence holds, summing to 1: what is asked of the article's subject. All 0
    /// where they hold everything.
    /// </summary>
    public float[] Residual => field ??= TermWeighting.Normalised(BeyondSubject());

    /// <summary>The weights times the rarity among the article's sentences, summing to 1; a term that the article lacks has none.</summary>
    public float[] Local => field ??= TermWeighting.Normalised(ByRarityHere());

    /// <summary>Share of the places the question names that the article names in title, text or region; 1 where it names none.</summary>
    public float PlaceAgreement => _placeAgreement ??= Profile.Places.ShareIn(Reading);

    /// <summary>Share of the matter that the question names which text and title hold.</summary>
    public float TopicShare => Has.Sum(Profile.Topic);

    /// <summary>
    /// Share of the question's content words, by their rarity in the language at large, which text and title hold. What only says where (the article's own
    /// region) is left out: an article of the place may be about anything. So are clauses of which it holds nothing: residents tell of themselves before they
    /// ask (我爸退休了，…). 1 where nothing but the place is left.
    /// </summary>
    public float ContentShare
    {
        get
        {
            TermSet has = Has;
            ContentWord[] words = [.. Profile.ContentWords.Where(word => !Reading.Region.AsSpan().Contains(Profile.WordsAt(word), StringComparison.Ordinal))];
            int ClauseOf(ContentWord word) => Profile.Question.Form.Text.AsSpan(0, word.Word.Start).CountAny(ClauseEnds);
            HashSet<int> met = [.. words.Where(word => word.IsIn(has)).Select(ClauseOf)];
            ContentWord[] asked = [.. words.Where(word => met.Contains(ClauseOf(word)))];
            return words.Length == 0 ? 1 : asked.Sum(word => word.IsIn(has) ? word.Weight : 0) / Math.Max(asked.Sum(word => word.Weight), float.Epsilon);
        }
    }

    /// <summary>Whether it holds numbers and times of the question and no other word: that says nothing of its matter. One as long as that of a hotline is a name.</summary>
    public bool SharesOnlyNumbers
    {
        get
        {
            TermSet has = Has;
            ContentWord[] shared = [.. Profile.ContentWords.Where(word => word.IsIn(has))];
            return shared.Length > 0 && Array.TrueForAll(shared, word => word.Word.Class switch
            {
                WordClass.Time => word.Word.Length > 1,
                WordClass.Number => word.Word.Length < ShortestHotline && char.IsAsciiDigit(Profile.WordsAt(word)[0]),
                _ => false,
            });
        }
    }

    /// <summary>Whether it is asked how many there are of things (多少托位) that neither text nor title names, not even in part.</summary>
    public bool LacksWhatIsCounted
    {
        get
        {
            TextRange thing = AskedUnit.ThingCounted(Profile.Question);
            TermSet has = Has;
            int[] pairs = [.. Enumerable.Range(0, Profile.Terms.Length).Where(i => Profile.IsPair[i] && Profile.Terms[i].Start >= thing.Start && Profile.Terms[i].Start < thing.End - 1)];
            return pairs.Length > 0 && !Array.Exists(pairs, pair => has[pair]);
        }
    }

    /// <summary>Share of the question in the text, and again in its best sentence: which wording of it suits the article.</summary>
    public float Fit => Whole.Coverage + Sentences.Select(sentence => sentence.Coverage).DefaultIfEmpty(0).Max();

    /// <summary>Why the article does not hold on the day of the question, see <see cref="Validity"/>; null where it holds.</summary>
    public string? NotInForce { get; init; }

    /// <summary>The index's score of the whole article.</summary>
    public required float ArticleScore { get; init; }

    /// <summary>The best score the index gave one of its passages.</summary>
    public required float BestPassageScore { get; init; }

    /// <summary>How many of the index's first ten passages are of this article.</summary>
    public required int AmongFirstTen { get; init; }

    /// <summary>The number of the sentence in which a place of the normal form stands; -1 before the first.</summary>
    public int SentenceAt(int place) => Array.FindLastIndex(Sentences, sentence => sentence.Range.Start <= place);

    /// <summary>The heading of the section that a sentence belongs to; null without one.</summary>
    /// <param name="sentence">The sentence's number.</param>
    public SentenceMatch? HeadingOf(int sentence) => Reading.HeadingsAbove[sentence] is >= 0 and var heading ? Sentences[heading] : null;

    /// <summary>The weight of the terms that a sentence, its heading and the title hold together.</summary>
    /// <param name="sentence">The sentence's number.</param>
    /// <param name="weights">The weights of the question's terms.</param>
    public float SumAround(int sentence, float[] weights) => Sentences[sentence].Has.SumWith(HasHeading(sentence), Title.Has, weights);

    /// <summary>The terms that a sentence, its heading and the title hold together.</summary>
    /// <param name="sentence">The sentence's number.</param>
    public TermSet HasAround(int sentence) => Sentences[sentence].Has | HasHeading(sentence) | Title.Has;

    /// <summary>The words at a place of the normal form.</summary>
    public ReadOnlySpan<char> WordsAt(TextRange range) => Form.Text.AsSpan(range.Start, range.Length);

    /// <summary>The terms that the heading above a sentence holds; those of the title without one.</summary>
    private TermSet HasHeading(int sentence) => HeadingOf(sentence)?.Has ?? Title.Has;

    private float[] BeyondSubject()
    {
        TermSet subject = Sentences.Length > 0 ? Title.Has | Sentences[0].Has : Title.Has;
        return [.. Profile.Weights.Select((weight, term) => subject[term] ? 0 : weight)];
    }

    private float[] ByRarityHere()
    {
        var sentences = new int[Profile.Weights.Length];
        foreach (SentenceMatch sentence in Sentences)
        {
            sentence.Has.CountIn(sentences);
        }

        return [.. Profile.Weights.Select((weight, term) => sentences[term] == 0 ? 0 : weight * MathF.Log((Sentences.Length + 1) / (float)sentences[term]))];
    }

    private static SentenceMatch[] ReadSentences(QuestionProfile profile, TextMatch whole, SentenceReading[] readings)
    {
        var sentences = new SentenceMatch[readings.Length];
        int next = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            int first = next;
            while (next < whole.Matches.Count && whole.Matches[next].Start < readings[i].Range.End)
            {
                next++;
            }

            sentences[i] = new SentenceMatch(profile, in readings[i], whole.Matches, first, next);
        }

        return sentences;
    }
}
