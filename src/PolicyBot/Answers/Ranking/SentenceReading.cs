using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>What can be read from a sentence before any question is known.</summary>
internal sealed class SentenceReading
{
    private readonly byte[] _cues;
    private readonly AskedCues.Figure[] _figures;

    /// <param name="range">Where it stands in the article's normal form.</param>
    /// <param name="article">The article's normal form.</param>
    public SentenceReading(TextRange range, NormalText article)
    {
        ReadOnlySpan<char> text = article.Text.AsSpan(range.Start, range.Length);
        (int start, int length) = article.ToSource(range.Start, range.Length);
        Range = range;
        Published = new TextRange(start, length);
        (Told, _cues) = TellingWords.In(text);
        Commas = text.Count('、');
        _figures = AskedCues.FiguresOf(text);
    }

    /// <summary>Where it stands in the article's normal form.</summary>
    public TextRange Range { get; }

    /// <summary>Where it stands in the article as published.</summary>
    public TextRange Published { get; }

    /// <summary>The relations that it tells.</summary>
    public UInt128 Told { get; }

    /// <summary>How many commas it holds between words of a list (、).</summary>
    public int Commas { get; }

    /// <summary>How many different cue words of what is asked for it holds.</summary>
    public int CuesOf(AskedFor asked) => _cues[(int)asked];

    /// <summary>How many figures it holds, dates and the unit asked for among them.</summary>
    public AskedCues.FigureCounts FiguresFor(UnderstoodQuestion question)
    {
        char unit = question.Unit.Length > 0 ? question.Unit[0] : '\0';
        var counts = default(AskedCues.FigureCounts);
        foreach (AskedCues.Figure figure in _figures)
        {
            counts.Add(figure, unit);
        }

        return counts;
    }
}
