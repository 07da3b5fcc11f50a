using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>
/// An article with which new ones are compared. Its sentences are taken apart only once one of them may be alike, as hardly any ever is: that
/// costs a hundred times what it takes to see that it is not. For one thread.
/// </summary>
internal sealed class ComparedArticle
{
    /// <summary>How alike sentences must be that state the same thing.</summary>
    private const double Alikeness = 0.7;

    private readonly DateOnly? _published;
    private readonly (string Text, string Bare)[] _sentences;
    private readonly Dictionary<int, StatedSentence?> _stated = [];

    /// <param name="source">The article.</param>
    public ComparedArticle(IndexedArticle source)
    {
        Source = source;
        _published = PublicationDate.TryParse(source.Date, isInferred: false, out PublicationDate? date) ? date?.Earliest : null;
        _sentences = [.. StatedSentence.Cut(source.Text).Select(text => (text, string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit))))];
    }

    /// <summary>The article.</summary>
    public IndexedArticle Source { get; }

    /// <summary>Its sentences that are alike to another one but for figures, dates and places.</summary>
    public IEnumerable<StatedSentence> Alike(StatedSentence other)
    {
        for (int i = 0; i < _sentences.Length; i++)
        {
            if (other.MayBeAlike(_sentences[i].Bare, Alikeness) && Stated(i) is { } sentence && other.LikenessTo(sentence) >= Alikeness)
            {
                yield return sentence;
            }
        }
    }

    private StatedSentence? Stated(int i)
    {
        if (!_stated.TryGetValue(i, out StatedSentence? sentence))
        {
            _stated.Add(i, sentence = StatedSentence.Read(_sentences[i].Text, _published, Source.Region));
        }

        return sentence;
    }
}
