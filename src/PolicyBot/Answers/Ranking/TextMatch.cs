using System.Runtime.InteropServices;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Which terms of a question a text (an article, a title, a passage) holds, and where.</summary>
internal class TextMatch
{
    private readonly List<TermMatch> _matches = [];

    /// <summary>Scans a text.</summary>
    /// <param name="profile">The question.</param>
    /// <param name="text">The text in normal form.</param>
    /// <param name="terms">Working space for the text's terms; cleared first.</param>
    public TextMatch(QuestionProfile profile, string text, List<Term> terms)
        : this(profile, text, Read(text, terms))
    {
    }

    /// <summary>Scans a text whose terms are known.</summary>
    /// <param name="profile">The question.</param>
    /// <param name="text">The text in normal form.</param>
    /// <param name="terms">Its terms, in text order.</param>
    public TextMatch(QuestionProfile profile, string text, ReadOnlySpan<Term> terms)
    {
        Profile = profile;
        Text = text;
        var has = new TermSet(profile.Terms.Length);
        foreach (Term term in terms)
        {
            int number = profile.Find(term.Key);
            if (number >= 0)
            {
                _matches.Add(new TermMatch(number, term.Start, term.Length));
                has.Add(number);
            }
        }

        Has = has;
        Coverage = Share(Has);
    }

    /// <summary>The text in normal form.</summary>
    public string Text { get; }

    /// <summary>The terms of the question that the text holds.</summary>
    public TermSet Has { get; }

    /// <summary>The places where terms of the question stand, in text order.</summary>
    public IReadOnlyList<TermMatch> Matches => _matches;

    /// <summary>Share of the question's weight that the text holds.</summary>
    public float Coverage { get; }

    /// <summary>The question.</summary>
    protected QuestionProfile Profile { get; }

    /// <summary>The weight of the given terms as a share of the question's.</summary>
    public float Share(TermSet has) => has.Sum(Profile.Weights) / Profile.TotalWeight;

    private static ReadOnlySpan<Term> Read(string text, List<Term> terms)
    {
        terms.Clear();
        Terms.Read(text, terms);
        return CollectionsMarshal.AsSpan(terms);
    }
}
