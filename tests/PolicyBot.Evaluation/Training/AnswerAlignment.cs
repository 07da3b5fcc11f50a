using System.Text;
using PolicyBot.Articles;

namespace PolicyBot.Evaluation.Training;

/// <summary>Finds where in an article the words of an accepted answer stand.</summary>
public static class AnswerAlignment
{
    private const int ShortestBlock = 8;
    private const int MostBlocks = 8;

    /// <summary>The share of the answer that stands in each sentence.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="answers">The accepted answers, each bare; the one found best counts.</param>
    /// <returns>One share a sentence, 0 to 1. An answer that stands in several places counts in each.</returns>
    public static float[] Shares(string text, IReadOnlyList<TextRange> sentences, IEnumerable<string> answers)
    {
        (string bare, int[] positions) = BareWithPositions(text);
        var best = new float[sentences.Count];
        foreach (string answer in answers.Where(answer => answer.Length > 0))
        {
            float[] shares = Shares(bare, positions, sentences, answer);
            best = shares.Sum() > best.Sum() ? shares : best;
        }

        return best;
    }

    private static float[] Shares(string bare, int[] positions, IReadOnlyList<TextRange> sentences, string answer)
    {
        var held = new bool[bare.Length];
        for (int at = bare.IndexOf(answer, StringComparison.Ordinal); at >= 0; at = bare.IndexOf(answer, at + answer.Length, StringComparison.Ordinal))
        {
            held.AsSpan(at, answer.Length).Fill(true);
        }

        if (!held.Contains(true))
        {
            MarkBlocks(bare, answer, held);
        }

        var shares = new float[sentences.Count];
        int next = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            for (; next < bare.Length && positions[next] < sentences[s].End; next++)
            {
                shares[s] += held[next] && positions[next] >= sentences[s].Start ? 1f / answer.Length : 0;
            }

            shares[s] = Math.Min(1, shares[s]);
        }

        return shares;
    }

    /// <summary>The longest common pieces one after the other, as diff tools match lines.</summary>
    private static void MarkBlocks(string bare, string answer, bool[] held)
    {
        List<string> rest = [answer];
        for (int block = 0; block < MostBlocks && rest.Count > 0; block++)
        {
            string part = rest.MaxBy(piece => piece.Length)!;
            rest.Remove(part);
            (int inBare, int inPart, int length) = LongestCommon(bare, part);
            if (length < ShortestBlock)
            {
                continue;
            }

            held.AsSpan(inBare, length).Fill(true);
            rest.Add(part[..inPart]);
            rest.Add(part[(inPart + length)..]);
        }
    }

    private static (int InOne, int InOther, int Length) LongestCommon(string one, string other)
    {
        var row = new int[other.Length + 1];
        (int InOne, int InOther, int Length) best = default;
        for (int i = 0; i < one.Length; i++)
        {
            for (int j = other.Length - 1; j >= 0; j--)
            {
                row[j + 1] = one[i] == other[j] ? row[j] + 1 : 0;
                if (row[j + 1] > best.Length)
                {
                    best = (i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1]);
                }
            }
        }

        return best;
    }

    private static (string Bare, int[] Positions) BareWithPositions(string text)
    {
        var bare = new StringBuilder();
        List<int> positions = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !Likeness.IsIgnored(text[i]))
            {
                bare.Append(text[i]);
                positions.Add(i);
            }
        }

        return (bare.ToString(), [.. positions]);
    }
}
