using System.Text;
using PolicyBot.Language;

namespace PolicyBot.Evaluation;

/// <summary>How alike an answer and its reference are, by the same rules as the scorer that PolicyBot is measured with.</summary>
public static class Likeness
{
    private const string Ignored = ",，、。；：:;\"“”‘’（）()《》<>!！?？·~～-—–";
    private const int LongestCompared = 600;

    /// <summary>The text without punctuation and white space, in normal form.</summary>
    public static string Bare(string? text)
    {
        var bare = new StringBuilder();
        foreach (char c in NormalForm.Of(text ?? "").Text)
        {
            if (!char.IsWhiteSpace(c) && !IsIgnored(c))
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }

    /// <summary>Whether a character is punctuation that comparisons leave out.</summary>
    public static bool IsIgnored(char c) => Ignored.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether a passage holds one of the answers: all of it, or half of it in one piece where it is longer than 40 characters.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="answers">The accepted answers, each bare.</param>
    public static bool Holds(string passage, IEnumerable<string> answers)
    {
        string bare = Bare(passage);
        return answers.Any(answer => answer.Length > 0 && (bare.Contains(answer, StringComparison.Ordinal)
            || (answer.Length > 40 && CommonRun(answer.Length > 1000 ? answer[..1000] : answer, bare) * 2 >= answer.Length)));
    }

    /// <summary>Character ROUGE-L F with beta 1.2 of two bare texts.</summary>
    public static float RougeL(string answer, string reference)
    {
        answer = answer[..Math.Min(answer.Length, LongestCompared)];
        reference = reference[..Math.Min(reference.Length, LongestCompared)];
        int common = CommonSubsequence(answer, reference);
        if (common == 0)
        {
            return 0;
        }

        const double BetaSquared = 1.2 * 1.2;
        double precision = (double)common / answer.Length, recall = (double)common / reference.Length;
        return (float)((1 + BetaSquared) * precision * recall / (recall + (BetaSquared * precision)));
    }

    private static int CommonRun(string one, string other)
    {
        var previous = new int[other.Length + 1];
        var current = new int[other.Length + 1];
        int best = 0;
        foreach (char c in one)
        {
            for (int j = 0; j < other.Length; j++)
            {
                current[j + 1] = c == other[j] ? previous[j] + 1 : 0;
                best = Math.Max(best, current[j + 1]);
            }

            (previous, current) = (current, previous);
        }

        return best;
    }

    private static int CommonSubsequence(string one, string other)
    {
        var row = new int[other.Length + 1];
        foreach (char c in one)
        {
            int diagonal = 0;
            for (int j = 0; j < other.Length; j++)
            {
                int above = row[j + 1];
                row[j + 1] = c == other[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
