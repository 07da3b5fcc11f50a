using System.Numerics;

namespace PolicyBot.Answers.Ranking;

/// <summary>Some of a question's terms, by their numbers. A sentence holds few of them, so that sums go over those alone.</summary>
/// <param name="terms">How many terms the question has.</param>
internal readonly struct TermSet(int terms)
{
    private readonly ulong[] _words = new ulong[(terms + 63) >> 6];

    /// <summary>Whether a term is in the set.</summary>
    public bool this[int term] => (_words[term >> 6] & (1UL << term)) != 0;

    /// <summary>The terms of both sets.</summary>
    public static TermSet operator |(TermSet one, TermSet other)
    {
        var union = new TermSet(one._words.Length << 6);
        for (int i = 0; i < union._words.Length; i++)
        {
            union._words[i] = one._words[i] | other._words[i];
        }

        return union;
    }

    /// <summary>Adds a term.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(int term)
    {
        bool isNew = !this[term];
        _words[term >> 6] |= 1UL << term;
        return isNew;
    }

    /// <summary>Sums the weights of the set's terms.</summary>
    public float Sum(ReadOnlySpan<float> weights) => SumWith(this, this, weights);

    /// <summary>Sums the weights of the terms of this set and two others, each once.</summary>
    public float SumWith(TermSet second, TermSet third, ReadOnlySpan<float> weights)
    {
        float sum = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong word = _words[i] | second._words[i] | third._words[i]; word != 0; word &= word - 1)
            {
                sum += weights[(i << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return sum;
    }

    /// <summary>Counts each of the set's terms once more.</summary>
    public void CountIn(int[] counts)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong word = _words[i]; word != 0; word &= word - 1)
            {
                counts[(i << 6) + BitOperations.TrailingZeroCount(word)]++;
            }
        }
    }
}
