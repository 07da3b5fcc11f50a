using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>An article that the index proposed, read sentence by sentence against a question.</summary>
internal sealed class ArticleMatch
{
    /// <param name="profile">The question.</param>
    /// <param name="article">Number of the article in the generation.</param>
    /// <param name="reading">The article.</param>
    /// <param name="scratch">Working space for terms.</param>
    public ArticleMatch(QuestionProfile profile, int article, ArticleReading reading, List<Term> scratch)
    {
        Profile = profile;
        Article = article;
        Reading = reading;
        Title = new TextMatch(profile, reading.Title, scratch);
        Whole = new TextMatch(profile, Form.Text, reading.Terms);
        Sentences = ReadSentences(profile, Whole, reading.Sentences);
        PlaceAgreement = profile.Places.ShareIn(reading);
        SentenceFeatures.Fill(this);
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

    /// <summary>The sentences in order.</summary>
    public SentenceMatch[] Sentences { get; }

    /// <summary>Share of the places the question names that the article names in title, text or region; 1 where it names none.</summary>
    public float PlaceAgreement { get; }

    /// <summary>The index's score of the whole article.</summary>
    public required float ArticleScore { get; init; }

    /// <summary>The best score the index gave one of its passages.</summary>
    public required float BestPassageScore { get; init; }

    /// <summary>How many of the index's first ten passages are of this article.</summary>
    public required int AmongFirstTen { get; init; }

    private static SentenceMatch[] ReadSentences(QuestionProfile profile, TextMatch whole, TextRange[] ranges)
    {
        var sentences = new SentenceMatch[ranges.Length];
        int next = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            int first = next;
            while (next < whole.Matches.Count && whole.Matches[next].Start < ranges[i].End)
            {
                next++;
            }

            sentences[i] = new SentenceMatch(profile, ranges[i], whole.Matches, first, next);
        }

        return sentences;
    }
}
