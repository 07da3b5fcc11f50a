using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Which terms of a question a text (an article, a title, a passage) holds, and where.</summary>
internal class TextMatch
{
    /// <summary>Scans a text.</summary>
    /// <param name="profile">The question.</param>
    /// <param name="text">The text in normal form.</param>
    /// <param name="wordsAndFigures">Its terms that are more than characters, in text order.</param>
    public TextMatch(QuestionProfile profile, string text, ReadOnlySpan<Term> wordsAndFigures)
        : this(profile, text, profile.MatchesIn(text, wordsAndFigures))
    {
    }

    /// <param name="profile">The question.</param>
    /// <param name="text">The text in normal form.</param>
    /// <param name="matches">Where it holds terms of the question, in the order of <see cref="TermFinder.Find"/>.</param>
    protected TextMatch(QuestionProfile profile, string text, List<TermMatch> matches)
    {
        Profile = profile;
        Text = text;
        Matches = matches;
        TermSet has = new(profile.Terms.Length), exact = new(profile.Terms.Length);
        foreach (TermMatch match in matches)
        {
            has.Add(match.Term);
            if (!match.IsNear)
            {
                exact.Add(match.Term);
            }
        }

        Has = has;
        Coverage = Share(Has);
        ExactCoverage = Share(exact);
    }

    /// <summary>The text in normal form.</summary>
    public string Text { get; }

    /// <summary>The terms of the question that the text holds.</summary>
    public TermSet Has { get; }

    /// <summary>The places where terms of the question stand, in the order of <see cref="TermFinder.Find"/>.</summary>
    public List<TermMatch> Matches { get; }

    /// <summary>Share of the question's weight that the text holds.</summary>
    public float Coverage { get; }

    /// <summary>The same, word for word.</summary>
    public float ExactCoverage { get; }

    /// <summary>The question.</summary>
    public QuestionProfile Profile { get; }

    /// <summary>The weight of the given terms as a share of the question's.</summary>
    public float Share(TermSet has) => has.Sum(Profile.Weights) / Profile.TotalWeight;

    /// <summary>
    /// The number of a match that begins at a place of the text or behind it, whereas the one before it begins before the place. Around the place
    /// itself, where a pair comes behind its second character, one match may stand on the wrong side: the models were trained on what is so found.
    /// </summary>
    public int FirstMatchFrom(int start)
    {
        int low = 0, high = Matches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Matches[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
