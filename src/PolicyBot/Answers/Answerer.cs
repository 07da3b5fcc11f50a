using PolicyBot.Answers.Conversation;
using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Models;
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
    public const double DefaultThreshold = 0.15;

    private readonly ReadingCache _readings = new();
    private readonly double _threshold = threshold ?? DefaultThreshold;

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
        if (Decide(text, new AskedYears(text, Today(question)), lease.Generation, cancellation)?.Candidates[0] is not { } first)
        {
            return [];
        }

        float[] shares = AnswerModels.Default.Passages.Explain(first.Features);
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
        var years = new AskedYears(text, today);
        if (Decide(text, years, lease.Generation, cancellation) is not { } decision)
        {
            return Phrasing.NotFound([], 0);
        }

        if (decision.Confidence < _threshold)
        {
            return Phrasing.NotFound(decision.Candidates, decision.Confidence);
        }

        return Clarification.For(years, decision, AnswerModels.Default) is { } clarification
            ? Phrasing.Clarify(clarification, decision)
            : Phrasing.Answered(decision, years, today);
    }

    /// <summary>Ranks what the index has for a question and chooses the words; null where it has nothing.</summary>
    /// <param name="text">The question in normal form.</param>
    /// <param name="years">The years it asks about.</param>
    /// <param name="generation">The index.</param>
    /// <param name="cancellation">Ends the work.</param>
    private Decision? Decide(string text, AskedYears years, Generation generation, CancellationToken cancellation)
    {
        bool IsKnown(ulong key) => generation.DocumentFrequency(key) > 0;
        bool IsWritten(ulong key) => IsKnown(key) || (TermKey.Characters(key) is { Length: > 0 } characters && synonyms.Hold(characters));
        bool Stands(string words) => synonyms.Hold(words) || ArticleFinder.Stands(generation, _readings, words, cancellation);
        QuestionProfile[] wordings = [.. Spelling.Of(text, IsWritten, Stands)
            .SelectMany(spelling => Wordings.Of(spelling.Text, synonyms, IsKnown)
                .Select(wording => new QuestionProfile(QuestionReader.Read(wording), generation) { MendedWord = spelling.Word }))];
        List<ArticleMatch> articles = ArticleFinder.Find(generation, _readings, wordings, cancellation);
        List<Candidate> ranked = PassageRanker.Rank(articles, AnswerModels.Default);
        return ranked.Count == 0 ? null : Decision.Make(years, ranked, AnswerModels.Default);
    }

    private DateOnly Today(Question question) => question.Now ?? DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}
