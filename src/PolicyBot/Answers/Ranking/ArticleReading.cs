using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>What can be read from an article before any question is known: its normal form, terms, sentences and places.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
internal sealed class ArticleReading
{
    /// <param name="source">The article.</param>
    public ArticleReading(IndexedArticle source)
    {
        Source = source;
        Form = NormalForm.Of(source.Text);
        Title = NormalForm.Of(source.Title).Text;
        Region = NormalForm.Of(source.Region ?? "").Text;
        Terms = [.. Language.Terms.Of(Form.Text)];
        Sentences = [.. SentenceCutter.Cut(Form)];
        Places = [.. Gazetteer.Find(Form.Text).Concat(Gazetteer.Find(Title)).Concat(Gazetteer.Find(Region)).Select(mention => mention.Place).Distinct()];
    }

    public IndexedArticle Source { get; }

    public NormalText Form { get; }

    /// <summary>The title in normal form.</summary>
    public string Title { get; }

    /// <summary>The region in normal form; empty where it is unknown.</summary>
    public string Region { get; }

    /// <summary>The terms of the text, in text order.</summary>
    public Term[] Terms { get; }

    /// <summary>The sentences, in the normal form.</summary>
    public TextRange[] Sentences { get; }

    /// <summary>The places that text, title or region name.</summary>
    public Place[] Places { get; }
}
