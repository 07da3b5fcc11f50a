using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>An article that the index proposed, read sentence by sentence against a question.</summary>
internal sealed class ArticleMatch
{
    /// <param name="profile">The question.</param>
    /// <param name="article">Number of the article in the generation.</param>
    /// <param name="source">The article.</param>
    /// <param name="scratch">Working space for terms.</param>
    public ArticleMatch(QuestionProfile profile, int article, IndexedArticle source, List<Term> scratch)
    {
        Article = article;
        Source = source;
        Form = NormalForm.Of(source.Text);
        Title = new TextMatch(profile, NormalForm.Of(source.Title).Text, scratch);
        Whole = new TextMatch(profile, Form.Text, scratch);
        Sentences = ReadSentences(profile, Whole, SentenceCutter.Cut(Form));
        PlaceAgreement = profile.Places.ShareIn(Form.Text, Title.Text, NormalForm.Of(source.Region ?? "").Text);
        SentenceFeatures.Fill(profile, this);
    }

    /// <summary>Number of the article in the generation.</summary>
    public int Article { get; }

    /// <summary>The article.</summary>
    public IndexedArticle Source { get; }

    /// <summary>The article's text in normal form.</summary>
    public NormalText Form { get; }

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

    private static SentenceMatch[] ReadSentences(QuestionProfile profile, TextMatch whole, List<TextRange> ranges)
    {
        var sentences = new SentenceMatch[ranges.Count];
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
