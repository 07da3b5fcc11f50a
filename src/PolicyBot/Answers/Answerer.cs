using System.Runtime.CompilerServices;
using PolicyBot.Answers.Conversation;
using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers;

/// <summary>Answers questions from an index.</summary>
/// <param name="index">The index.</param>
/// <param name="synonyms">Words that mean the same.</param>
/// <param name="threshold">The confidence, 0 to 1, below which a question is declined; null for <see cref="DefaultThreshold"/>.</param>
/// <param name="time">Tells today's date where a question does not.</param>
/// <remarks>Safe to share between threads.</remarks>
public sealed class Answerer(IGenerationSource index, Synonyms synonyms, double? threshold, TimeProvider time)
{
    /// <summary>The confidence below which a question is declined unless a setting says otherwise; chosen on the dev questions.</summary>
    public const double DefaultThreshold = 0.16;

    private readonly double _threshold = threshold ?? DefaultThreshold;

    private ReadingCache Readings { get; init; } = new();

    /// <summary>Reads the models and word lists that the first answer would otherwise wait for; to be done beside the opening of an index.</summary>
    public static void Prepare()
    {
        foreach (Type read in (Type[])[typeof(AnswerModels), typeof(Words), typeof(Relations), typeof(NearWords), typeof(QuestionLexicon), typeof(Homophones)])
        {
            RuntimeHelpers.RunClassConstructor(read.TypeHandle);
        }
    }

    /// <summary>Answers from another index or with other synonyms, and shares what was read of the articles that both hold.</summary>
    /// <param name="other">The index.</param>
    /// <param name="otherSynonyms">Words that mean the same.</param>
    /// <param name="otherThreshold">The confidence below which a question is declined; null for <see cref="DefaultThreshold"/>.</param>
    public Answerer With(IGenerationSource other, Synonyms otherSynonyms, double? otherThreshold) =>
        new(other, otherSynonyms, otherThreshold, time) { Readings = Readings };

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question; its text is not empty.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidOperationException">There is no index yet.</exception>
    public Answer Answer(Question question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return AnswerOf(question, cancellation) with { Id = question.Id };
    }

    /// <summary>Why the passage shown first stands where it does: what each feature of the ranking adds to its score.</summary>
    /// <param name="question">The question; its text is not empty.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The greatest shares first; empty where nothing was found.</returns>
    /// <exception cref="InvalidOperationException">There is no index yet.</exception>
    public IReadOnlyList<FeatureShare> Explain(Question question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        string text = NormalForm.Of(FollowUp.Complete(question)).Text;
        using GenerationLease lease = index.Lease();
        DateOnly today = Today(question);
        List<Candidate> ranked = Rank(text, today, lease.Generation, cancellation);
        (Decision? current, Decision? former) = Decide(new AskedPeriods(text, today), ranked);
        if ((current ?? former)?.Candidates[0] is not { } first)
        {
            return [];
        }

        float[] shares = AnswerModels.Default.Ranking.Passages.Explain([.. ranked.Select(candidate => candidate.Features)], ranked.IndexOf(first));
        return [.. RankingFeatures.Names.Select((name, i) => new FeatureShare(name, first.Features[i], shares[i]))
            .OrderByDescending(share => Math.Abs(share.Share))];
    }

    private Answer AnswerOf(Question question, CancellationToken cancellation)
    {
        if (SmallTalk.ReplyTo(question.Text) is { } reply)
        {
            return new Answer(AnswerKind.SmallTalk, reply);
        }

        DateOnly today = Today(question);
        string text = NormalForm.Of(FollowUp.Complete(question)).Text;
        using GenerationLease lease = index.Lease();
        var periods = new AskedPeriods(text, today);
        (Decision? current, Decision? former) = Decide(periods, Rank(text, today, lease.Generation, cancellation));
        return Phrase(current, former?.Confidence >= _threshold ? former : null, periods, today) with { Revision = lease.Generation.Revision };
    }

    private Answer Phrase(Decision? current, Decision? former, AskedPeriods periods, DateOnly today)
    {
        if (current is null || current.Confidence < _threshold)
        {
            return former is null ? Phrasing.NotFound(current) : Phrasing.NotInForce(former, current);
        }

        return Clarification.For(periods, current, AnswerModels.Default.Spans) is { } clarification
            ? Phrasing.Clarify(clarification, current)
            : Phrasing.Answered(current, former, periods, today);
    }

    /// <summary>Ranks what the index has for a question.</summary>
    /// <param name="text">The question in normal form.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="generation">The index.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The passages, best first.</returns>
    private List<Candidate> Rank(string text, DateOnly today, Generation generation, CancellationToken cancellation)
    {
        bool IsWritten(ulong key) => generation.Holds(key) || (TermKey.Characters(key) is { Length: > 0 } characters && synonyms.Hold(characters));
        bool Stands(string words) => synonyms.Hold(words) || ArticleFinder.Stands(generation, Readings, words, cancellation);
        QuestionProfile[] wordings = [.. Spelling.Of(text, IsWritten, Stands)
            .SelectMany(spelling => Wordings.Of(spelling.Text, synonyms, generation.Holds)
                .Select(wording => new QuestionProfile(QuestionReader.Read(wording), generation) { MendedWord = spelling.Word }))];
        return PassageRanker.Rank(ArticleFinder.Find(generation, Readings, wordings, today, cancellation), AnswerModels.Default.Ranking);
    }

    /// <summary>Chooses the words and decides.</summary>
    /// <param name="periods">The years and parts of years the question asks about.</param>
    /// <param name="ranked">The passages, best first.</param>
    /// <returns>What is decided on the articles that hold today, and on those that do not; null where there are none.</returns>
    private static (Decision? Current, Decision? Former) Decide(AskedPeriods periods, List<Candidate> ranked)
    {
        ILookup<bool, Candidate> byForce = ranked.ToLookup(candidate => candidate.Article.NotInForce is null);
        Decision? On(IEnumerable<Candidate> some) => some.Any() ? Decision.Make(periods, [.. some], AnswerModels.Default) : null;
        return (On(byForce[true]), On(byForce[false]));
    }

    private DateOnly Today(Question question) => question.Now ?? DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}
