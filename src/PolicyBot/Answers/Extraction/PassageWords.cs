using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>The words of a passage by where they begin and end.</summary>
internal sealed class PassageWords
{
    private readonly int _start;
    private readonly WordClass[] _beginning; // by character of the passage: the class of the word that begins there
    private readonly WordClass[] _ending; // the class of the word that ends before it
    private readonly bool[] _isEdge;

    /// <param name="text">The article's normal form.</param>
    /// <param name="passage">Where the passage stands in it.</param>
    public PassageWords(string text, TextRange passage)
    {
        _start = passage.Start;
        _beginning = new WordClass[passage.Length + 1];
        _ending = new WordClass[passage.Length + 1];
        _isEdge = new bool[passage.Length + 1];
        _isEdge[passage.Length] = true;
        foreach (Word word in Words.Of(text.AsSpan(passage.Start, passage.Length)))
        {
            _isEdge[word.Start] = true;
            _beginning[word.Start] = word.Class;
            _ending[word.End] = word.Class;
        }
    }

    /// <summary>Whether a word begins or ends at a place of the article.</summary>
    public bool IsEdge(int at) => _isEdge[at - _start];

    /// <summary>The class of the word that begins at a place; none at the passage's end.</summary>
    public WordClass BeginningAt(int at) => _beginning[at - _start];

    /// <summary>The class of the word that ends at a place; none at the passage's beginning.</summary>
    public WordClass EndingAt(int at) => _ending[at - _start];

    /// <summary>Whether a piece of a clause begins and ends with words that can do so: no 的, 和, 在 where the clause goes on.</summary>
    public bool MayStandAlone(TextRange clause, int start, int end) =>
        (start == clause.Start || BeginningAt(start) is not (WordClass.Particle or WordClass.Conjunction))
        && (end == clause.End || EndingAt(end) is not (WordClass.Particle or WordClass.Conjunction or WordClass.Preposition or WordClass.Adverb));

    /// <summary>How many words of a class begin within a stretch.</summary>
    public int Count(TextRange range, WordClass of) => _beginning.AsSpan(range.Start - _start, range.Length).Count(of);
}
