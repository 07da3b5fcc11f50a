using PolicyBot.Articles;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// How a passage meets the question: which terms it holds, where they stand together, in which order. All shares are of the question's
/// total weight, 0 to 1.
/// </summary>
internal sealed class PassageMatch : TextMatch
{
    /// <summary>Width, in characters, of the window in which terms count as standing together.</summary>
    private const int WindowWidth = 40;

    /// <summary>Takes a passage's matches from those of its article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="passage">Where the passage stands in the article's normal form.</param>
    public PassageMatch(TextMatch article, TextRange passage)
        : base(article.Profile, article.Text.Substring(passage.Start, passage.Length), MatchesIn(article, passage))
    {
        ReadSentences();
        ReadRuns();
        ReadWindow();
    }

    /// <summary>The greatest share that one sentence holds.</summary>
    public float BestSentenceCoverage { get; private set; }

    /// <summary>The greatest share that two neighbouring sentences hold, counted with repetition and cut at 1.</summary>
    public float BestSentencePairCoverage { get; private set; }

    /// <summary>Where the best sentence stands in the text.</summary>
    public (int Start, int End) BestSentence { get; private set; }

    /// <summary>Length in characters of the longest stretch of the question that stands in the text.</summary>
    public int LongestRun { get; private set; }

    /// <summary>Share of the question's weight in the heaviest such stretch.</summary>
    public float HeaviestRun { get; private set; }

    /// <summary>Sum of the squared shares of all such stretches: high where few long ones carry the match.</summary>
    public float RunConcentration { get; private set; }

    /// <summary>The greatest share that stands within 40 characters.</summary>
    public float WindowCoverage { get; private set; }

    /// <summary>Of the neighbouring matches within the best sentence, the share that follow each other as in the question.</summary>
    public float InOrder { get; private set; }

    private static List<TermMatch> MatchesIn(TextMatch article, TextRange passage)
    {
        List<TermMatch> inside = [];
        foreach (TermMatch match in article.Matches)
        {
            if (match.Start >= passage.Start && match.Start + match.Length <= passage.End)
            {
                inside.Add(match with { Start = match.Start - passage.Start });
            }
        }

        return inside;
    }

    private void ReadSentences()
    {
        var lastSentence = new int[Profile.Terms.Length];
        int sentence = 0, start = 0, next = 0;
        float previous = 0;
        for (int i = 0; i <= Text.Length; i++)
        {
            if (i < Text.Length && !SentenceCutter.IsEnd(Text[i]))
            {
                continue;
            }

            sentence++;
            float weight = 0;
            for (; next < Matches.Count && Matches[next].Start < i; next++)
            {
                int term = Matches[next].Term;
                if (lastSentence[term] != sentence)
                {
                    lastSentence[term] = sentence;
                    weight += Profile.Weights[term];
                }
            }

            float share = weight / Profile.TotalWeight;
            if (share > BestSentenceCoverage)
            {
                BestSentenceCoverage = share;
                BestSentence = (start, Math.Min(i + 1, Text.Length));
            }

            BestSentencePairCoverage = Math.Max(BestSentencePairCoverage, Math.Min(1, share + previous));
            previous = share;
            start = i + 1;
        }

        ReadOrder();
    }

    private void ReadOrder()
    {
        int pairs = 0, ordered = 0, last = -1;
        foreach (TermMatch match in Matches)
        {
            if (match.Start < BestSentence.Start || match.Start >= BestSentence.End || !Profile.IsPair[match.Term])
            {
                continue;
            }

            int position = Profile.Terms[match.Term].Start;
            if (last >= 0)
            {
                pairs++;
                ordered += position > last ? 1 : 0;
            }

            last = position;
        }

        InOrder = pairs == 0 ? 0 : (float)ordered / pairs;
    }

    /// <summary>A run grows while the next pair of the text is the next pair of the question; what is said in other words belongs to none.</summary>
    private void ReadRuns()
    {
        int lastStart = -2, lastPosition = -2, length = 0;
        float weight = 0;
        foreach (TermMatch match in Matches)
        {
            if (!Profile.IsPair[match.Term] || match.IsNear)
            {
                continue;
            }

            int position = Profile.Terms[match.Term].Start;
            if (match.Start != lastStart + 1 || position != lastPosition + 1)
            {
                EndRun(length, weight);
                (length, weight) = (1, 0);
            }

            length++;
            weight += Profile.Weights[match.Term];
            (lastStart, lastPosition) = (match.Start, position);
        }

        EndRun(length, weight);
    }

    private void EndRun(int length, float weight)
    {
        float share = weight / Profile.TotalWeight;
        LongestRun = Math.Max(LongestRun, length);
        HeaviestRun = Math.Max(HeaviestRun, share);
        RunConcentration += share * share;
    }

    private void ReadWindow()
    {
        var inside = new int[Profile.Terms.Length];
        float weight = 0;
        int first = 0;
        foreach (TermMatch match in Matches)
        {
            if (inside[match.Term]++ == 0)
            {
                weight += Profile.Weights[match.Term];
            }

            while (Matches[first].Start < match.Start - WindowWidth)
            {
                if (--inside[Matches[first].Term] == 0)
                {
                    weight -= Profile.Weights[Matches[first].Term];
                }

                first++;
            }

            WindowCoverage = Math.Max(WindowCoverage, weight / Profile.TotalWeight);
        }
    }
}
