using System.Text;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Finds a question's terms in texts. Nearly every character of a text is none of the question's: one look tells.</summary>
internal sealed class TermFinder
{
    private const int MarkBits = 6;
    private const int None = -1;

    /// <summary>For a key the number of the question's term, and the words that begin with it and may be said for some of the question's.</summary>
    private readonly Dictionary<ulong, (int Term, NearWord[] Near)> _byKey = [];

    private readonly ulong[] _marks = new ulong[(char.MaxValue + 1) >> MarkBits]; // one bit for each character that any of these have or begin with

    /// <param name="terms">The question's terms.</param>
    /// <param name="near">Its words for which a text may say others.</param>
    public TermFinder(QuestionTerm[] terms, List<(TextRange Word, string[] Others)> near)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            _byKey.Add(terms[i].Key, (i, []));
            Mark(TermKey.Characters(terms[i].Key));
        }

        foreach ((TextRange word, string[] others) in near)
        {
            int[] spelling = [.. Enumerable.Range(0, terms.Length).Where(i => terms[i].Start >= word.Start && terms[i].Start + terms[i].Length <= word.End)];
            Array.ForEach(spelling.Length > 0 ? others : [], other => AddNear(new NearWord(other, spelling)));
        }
    }

    /// <summary>
    /// The places where a text holds terms of the question, in text order but for pairs: a pair, and a near word that begins with it, comes
    /// behind its second character.
    /// </summary>
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
                Add(matches, wordsAndFigures[next].Key, text, wordsAndFigures[next].Start, wordsAndFigures[next].Length);
            }

            if ((_marks[text[i] >> MarkBits] & (1UL << (text[i] & 63))) == 0)
            {
                previous = (-1, 0);
                i++;
                continue;
            }

            Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length);
            Add(matches, TermKey.OfCharacter(rune.Value), text, i, length);
            if (previous.Code >= 0)
            {
                Add(matches, TermKey.OfPair(previous.Code, rune.Value), text, previous.Start, i + length - previous.Start);
            }

            previous = (rune.Value, i);
            i += length;
        }

        return matches;
    }

    private void Add(List<TermMatch> matches, ulong key, ReadOnlySpan<char> text, int start, int length)
    {
        if (!_byKey.TryGetValue(key, out (int Term, NearWord[] Near) found))
        {
            return;
        }

        if (found.Term != None)
        {
            matches.Add(new TermMatch(found.Term, start, length));
        }

        foreach (NearWord near in found.Near)
        {
            if (text[start..].StartsWith(near.Word, StringComparison.Ordinal))
            {
                Array.ForEach(near.Terms, term => matches.Add(new TermMatch(term, start, near.Word.Length, IsNear: true)));
            }
        }
    }

    private void AddNear(NearWord near)
    {
        ulong beginning = TermKey.OfPair(near.Word[0], near.Word[1]);
        (int term, NearWord[] others) = _byKey.GetValueOrDefault(beginning, (None, []));
        _byKey[beginning] = (term, [.. others, near]);
        Mark(near.Word.AsSpan(0, 2));
    }

    private void Mark(ReadOnlySpan<char> characters)
    {
        foreach (char c in characters)
        {
            _marks[c >> MarkBits] |= 1UL << (c & 63);
        }
    }

    /// <param name="Word">A word that a text may say.</param>
    /// <param name="Terms">The numbers of the terms that spell the word of the question for which it is said.</param>
    private readonly record struct NearWord(string Word, int[] Terms);
}
