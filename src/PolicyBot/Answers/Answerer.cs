using PolicyBot.Answers.Conversation;
using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Models;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers;

/// <summary>Answers questions from the live index.</summary>
/// <param name="index">The index.</param>
/// <param name="synonyms">Words that mean the same.</param>
/// <param name="threshold">The confidence, 0 to 1, below which a question is declined; null for <see cref="DefaultThreshold"/>.</param>
/// <param name="time">Tells today's date where a question does not.</param>
/// <remarks>Safe to share between threads.</remarks>
public sealed class Answerer(LiveIndex index, Synonyms synonyms, double? threshold, TimeProvider time)
{
    /// <summary>The confidence below which a question is declined unless a setting says otherwise; chosen on the dev questions.</summary>
    public const double DefaultThreshold = 0.16;

    private readonly QuestionReader _reader = new(synonyms);
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

    private Answer AnswerOf(Question question, CancellationToken cancellation)
    {
        if (SmallTalk.ReplyTo(question.Text) is { } reply)
        {
            return new Answer(AnswerKind.SmallTalk, reply);
        }

        DateOnly today = question.Now ?? DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        UnderstoodQuestion understood = _reader.Read(FollowUp.Complete(question));
        var years = new AskedYears(understood.Form.Text, today);

        using GenerationLease lease = index.Lease();
        var profile = new QuestionProfile(understood, lease.Generation);
        List<ArticleMatch> articles = ArticleFinder.Find(lease.Generation, _readings, profile, cancellation);
        List<Candidate> ranked = PassageRanker.Rank(profile, articles, AnswerModels.Default);
        if (ranked.Count == 0)
        {
            return Phrasing.NotFound([], 0);
        }

        Decision decision = Decision.Make(profile, years, ranked, AnswerModels.Default);
        if (decision.Confidence < _threshold)
        {
            return Phrasing.NotFound(decision.Candidates, decision.Confidence);
        }

        return Clarification.For(profile, years, decision, AnswerModels.Default) is { } clarification
            ? Phrasing.Clarify(clarification, decision)
            : Phrasing.Answered(decision, years, today);
    }
}
