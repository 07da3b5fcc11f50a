using PolicyBot.Articles;

namespace PolicyBot.Answers.Ranking;

/// <summary>A sentence of an article and how it meets the question.</summary>
internal sealed class SentenceMatch
{
    /// <param name="profile">The question.</param>
    /// <param name="range">Where the sentence stands in the article's normal form.</param>
    /// <param name="matches">The article's matches.</param>
    /// <param name="first">The first of them that belongs to the sentence.</param>
    /// <param name="end">The first of them behind it.</param>
    public SentenceMatch(QuestionProfile profile, TextRange range, IReadOnlyList<TermMatch> matches, int first, int end)
    {
        Range = range;
        Has = new bool[profile.Terms.Length];
        int lastStart = -2, lastPosition = -2, run = 0, covered = range.Start;
        for (int i = first; i < end; i++)
        {
            (int term, int start, int length) = matches[i];
            Coverage += Has[term] ? 0 : profile.Weights[term] / profile.TotalWeight;
            Has[term] = true;
            Taken += Math.Max(0, start + length - Math.Max(start, covered));
            covered = Math.Max(covered, start + length);
            if (profile.IsPair[term])
            {
                int position = profile.Terms[term].Start;
                run = start == lastStart + 1 && position == lastPosition + 1 ? run + 1 : 2;
                LongestRun = Math.Max(LongestRun, run);
                (lastStart, lastPosition) = (start, position);
            }
        }

        Tail = range.End - covered;
    }

    /// <summary>Where it stands in the article's normal form.</summary>
    public TextRange Range { get; }

    /// <summary>For each term of the question whether the sentence holds it.</summary>
    public bool[] Has { get; }

    /// <summary>Share of the question's weight that the sentence holds.</summary>
    public float Coverage { get; }

    /// <summary>Characters that terms of the question take up.</summary>
    public int Taken { get; }

    /// <summary>Length in characters of the longest stretch of the question found in it.</summary>
    public int LongestRun { get; }

    /// <summary>Characters that follow the last term of the question in it.</summary>
    public int Tail { get; }

    /// <summary>The values of <see cref="SentenceFeature"/>.</summary>
    public float[] Features { get; } = new float[SentenceFeatures.Count];

    /// <summary>The expected share of the answer that stands in it, 0 or more.</summary>
    public float AnswerMass { get; set; }
}
