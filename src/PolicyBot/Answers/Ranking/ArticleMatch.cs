using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>An article that the index proposed, read sentence by sentence against a question.</summary>
internal sealed class ArticleMatch
{
    /// <param name="profile">The question.</param>
    /// <param name="article">Number of the article in the generation.</param>
    /// <param name="title">The article's title.</param>
    /// <param name="text">The article's cleaned text.</param>
    /// <param name="scratch">Working space for terms.</param>
    public ArticleMatch(QuestionProfile profile, int article, string title, string text, List<Term> scratch)
    {
        Article = article;
        Form = NormalForm.Of(text);
        Title = new TextMatch(profile, NormalForm.Of(title).Text, scratch);
        Whole = new TextMatch(profile, Form.Text, scratch);
        Sentences = ReadSentences(profile, Whole, SentenceCutter.Cut(Form));
        SentenceFeatures.Fill(profile, this);
    }

    /// <summary>Number of the article in the generation.</summary>
    public int Article { get; }

    /// <summary>The article's text.</summary>
    public NormalText Form { get; }

    /// <summary>How the title meets the question.</summary>
    public TextMatch Title { get; }

    /// <summary>How the whole text meets the question.</summary>
    public TextMatch Whole { get; }

    /// <summary>The sentences in order.</summary>
    public SentenceMatch[] Sentences { get; }

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
