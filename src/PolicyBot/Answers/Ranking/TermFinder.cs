using System.Text;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Finds a question's terms in texts. Nearly every character of a text is none of the question's: one look tells.</summary>
internal sealed class TermFinder
{
    private const int MarkBits = 6;

    private readonly Dictionary<ulong, int> _byKey = [];
    private readonly ulong[] _marks = new ulong[(char.MaxValue + 1) >> MarkBits]; // one bit for each character in a term of the question

    /// <param name="terms">The question's terms.</param>
    public TermFinder(QuestionTerm[] terms)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            _byKey.Add(terms[i].Key, i);
            foreach (char c in TermKey.Characters(terms[i].Key))
            {
                _marks[c >> MarkBits] |= 1UL << (c & 63);
            }
        }
    }

    /// <summary>The places where a text holds terms of the question, in text order.</summary>
    /// <param name="text">The text in normal form.</param>
    /// <param name="wordsAndFigures">Its terms that are more than characters, in text order.</param>
    public List<TermMatch> Find(ReadOnlySpan<char> text, ReadOnlySpan<Term> wordsAndFigures)
    {
        List<TermMatch> matches = [];
        (int Code, int Start) previous = (-1, 0); // the code point before, where the question has it
        int next = 0;
        for (int i = 0; i < text.Length;)
        {
            for (; next < wordsAndFigures.Length && wordsAndFigures[next].Start <= i; next++)
            {
                Add(matches, wordsAndFigures[next].Key, wordsAndFigures[next].Start, wordsAndFigures[next].Length);
            }

            if ((_marks[text[i] >> MarkBits] & (1UL << (text[i] & 63))) == 0)
            {
                previous = (-1, 0);
                i++;
                continue;
            }

            Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length);
            Add(matches, TermKey.OfCharacter(rune.Value), i, length);
            if (previous.Code >= 0)
            {
                Add(matches, TermKey.OfPair(previous.Code, rune.Value), previous.Start, i + length - previous.Start);
            }

            previous = (rune.Value, i);
            i += length;
        }

        return matches;
    }

    private void Add(List<TermMatch> matches, ulong key, int start, int length)
    {
        if (_byKey.TryGetValue(key, out int term))
        {
            matches.Add(new TermMatch(term, start, length));
        }
    }
}
