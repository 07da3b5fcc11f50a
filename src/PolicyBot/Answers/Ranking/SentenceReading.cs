using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// What can be read from a sentence before any question is known. A value and not an object: articles that were read stay for later questions, some tens of
/// thousands of sentences, and the garbage collector stops for each object that stays.
/// </summary>
internal readonly struct SentenceReading
{
    private readonly CueCounts _cues;
    private readonly string _units; // for each figure the character behind it

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
        _units = AskedCues.UnitsOf(text);
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
    public int CuesOf(AskedFor asked) => _cues.Of(asked);

    /// <summary>How many figures it holds, dates and the unit asked for among them.</summary>
    public AskedCues.FigureCounts FiguresFor(UnderstoodQuestion question)
    {
        char asked = question.Unit.Length > 0 ? question.Unit[0] : '\0';
        var counts = default(AskedCues.FigureCounts);
        foreach (char unit in _units)
        {
            counts.Add(unit, asked);
        }

        return counts;
    }
}
