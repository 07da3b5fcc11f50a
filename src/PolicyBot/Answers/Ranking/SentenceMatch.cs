using PolicyBot.Articles;

namespace PolicyBot.Answers.Ranking;

/// <summary>A sentence of an article and how it meets the question.</summary>
internal sealed class SentenceMatch
{
    private readonly SentenceReading _reading;

    /// <param name="profile">The question.</param>
    /// <param name="reading">What was read of the sentence before the question.</param>
    /// <param name="matches">The article's matches.</param>
    /// <param name="first">The first of them that belongs to the sentence.</param>
    /// <param name="end">The first of them behind it.</param>
    public SentenceMatch(QuestionProfile profile, in SentenceReading reading, List<TermMatch> matches, int first, int end)
    {
        _reading = reading;
        Has = new TermSet(profile.Terms.Length);
        var exact = new TermSet(profile.Terms.Length);
        int lastStart = -2, lastPosition = -2, run = 0, covered = Range.Start;
        for (int i = first; i < end; i++)
        {
            (int term, int start, int length, bool isNear) = matches[i];
            ExactCoverage += !isNear && exact.Add(term) ? profile.Weights[term] / profile.TotalWeight : 0;
            Coverage += Has.Add(term) ? profile.Weights[term] / profile.TotalWeight : 0;
            Taken += Math.Max(0, start + length - Math.Max(start, covered));
            covered = Math.Max(covered, start + length);
            if (profile.IsPair[term] && !isNear)
            {
                int position = profile.Terms[term].Start;
                run = start == lastStart + 1 && position == lastPosition + 1 ? run + 1 : 2;
                LongestRun = Math.Max(LongestRun, run);
                (lastStart, lastPosition) = (start, position);
            }
        }

        Tail = Range.End - covered;
    }

    /// <summary>Where it stands in the article's normal form.</summary>
    public TextRange Range => _reading.Range;

    /// <summary>What was read of it before the question.</summary>
    public ref readonly SentenceReading Reading => ref _reading;

    /// <summary>The terms of the question that the sentence holds.</summary>
    public TermSet Has { get; }

    /// <summary>Share of the question's weight that the sentence holds.</summary>
    public float Coverage { get; }

    /// <summary>The same, word for word.</summary>
    public float ExactCoverage { get; }

    /// <summary>Share by nearness to the question word.</summary>
    public float NearSlot { get; private set; }

    /// <summary>Share of what is asked beyond the article's subject.</summary>
    public float Residual { get; private set; }

    /// <summary>Share by rarity among the article's sentences.</summary>
    public float Local { get; private set; }

    /// <summary>Characters that terms of the question take up.</summary>
    public int Taken { get; }

    /// <summary>Length in characters of the longest stretch of the question found in it.</summary>
    public int LongestRun { get; }

    /// <summary>Characters that follow the last term of the question in it.</summary>
    public int Tail { get; }

    /// <summary>The values of <see cref="SentenceFeature"/>.</summary>
    public float[] Features => field ??= new float[SentenceFeatures.Count];

    /// <summary>Weighs the terms it holds in the ways that need the whole article.</summary>
    public void Weigh(ArticleMatch article)
    {
        NearSlot = Has.Sum(article.Profile.NearSlot);
        Residual = Has.Sum(article.Residual);
        Local = Has.Sum(article.Local);
    }

    /// <summary>The expected share of the answer that stands in it, 0 or more.</summary>
    public float AnswerMass { get; set; }
}
