using System.Diagnostics;
using PolicyBot.Answers;
using PolicyBot.Answers.Conversation;
using PolicyBot.Service.Api;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Conversations;

/// <summary>The one way from a turn to its reply, for all channels. Thread-safe.</summary>
/// <param name="knowledge">Answers questions.</param>
/// <param name="store">Remembers the conversations.</param>
/// <param name="desk">The people behind.</param>
/// <param name="answers">Keeps the answers that were given.</param>
/// <param name="eraser">Deletes a conversation for whoever asks.</param>
/// <param name="logger">Told the outcome, never the words.</param>
internal sealed partial class TurnHandler(KnowledgeBase knowledge, ConversationStore store, IStaffDesk desk, AnswerLog answers, ConversationEraser eraser, ILogger<TurnHandler> logger)
{
    private const string Resident = "居民";
    private const int NearestShown = 3;
    private const int Examples = 3;

    // One turn at a time of each conversation; conversations that share a stripe wait a few milliseconds for each other.
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Answers a turn, once: the same id in the same conversation gives the same reply, also when both come at once.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellation">Ends the work; a turn that was not answered may come again.</param>
    /// <returns>The reply, which is durable unless it is a <see cref="ReplyKind.Complaint"/> about a fault of ours.</returns>
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        SemaphoreSlim stripe = _stripes[(uint)HashCode.Combine(turn.Channel, turn.Conversation) % _stripes.Length];
        await stripe.WaitAsync(cancellation);
        try
        {
            return store.FindReply(turn) ?? await AnswerAndKeepAsync(turn with { Text = PersonalData.Mask(turn.Text.Trim()) }, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(logger, fault, turn.Channel);
            return new Reply(ReplyKind.Complaint, "暂时出了问题，请稍后再试；着急的话请拨打 12345。");
        }
        finally
        {
            stripe.Release();
        }
    }

    private async Task<Reply> AnswerAndKeepAsync(Turn turn, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        TurnOutcome outcome = await ReplyToAsync(turn, store.Recall(turn), cancellation);
        // A question of a thousand pages is not worth keeping; its reply is.
        Reply reply = await store.KeepAsync(turn with { Text = turn.Text.Length > QuestionRules.MaxLength ? "" : turn.Text }, outcome);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        LogAnswered(logger, turn.Channel, reply.Kind, turn.Text.Length, elapsed);
        return reply;
    }

    private async Task<TurnOutcome> ReplyToAsync(Turn turn, ConversationMemory memory, CancellationToken cancellation)
    {
        if (turn.Kind == TurnKind.Joined)
        {
            return new TurnOutcome(Replies.Greeting([.. knowledge.Newest(Examples).Select(article => article.Title)]));
        }

        if (Words.AskForPerson(turn.Text))
        {
            return desk.HandOver(turn, memory);
        }

        if (memory.Last == ReplyKind.Deletion && Words.Confirm(turn.Text))
        {
            return new TurnOutcome(Replies.Deleted, (connection, reply) =>
            {
                eraser.Erase(connection, Resident, turn.Channel, turn.Conversation);
                return reply;
            });
        }

        if (memory.Last == ReplyKind.Deletion && Words.Keep(turn.Text))
        {
            return new TurnOutcome(Replies.NotDeleted);
        }

        if (Words.AskForDeletion(turn.Text))
        {
            return new TurnOutcome(Replies.ConfirmDeletion(desk.EndedByDeletion(turn)));
        }

        if (desk.Hear(turn, memory) is { } heard)
        {
            return heard;
        }

        if (Words.Judgement(turn.Text) is { } helped)
        {
            return Judge(turn, memory, helped);
        }

        TurnOutcome found = await FindAsync(turn, memory, cancellation);
        return desk.PassOn(turn, memory, found.Reply) is { } passed ? Joined(passed, found) : found;
    }

    /// <summary>What staff make of a turn; an answer that is given beside is kept as one.</summary>
    private static TurnOutcome Joined(TurnOutcome passed, TurnOutcome found) => passed with
    {
        Effect = (connection, reply) =>
        {
            Reply kept = passed.Effect is null ? reply : passed.Effect(connection, reply);
            return kept.Kind == found.Reply.Kind && found.Effect is not null ? found.Effect(connection, kept) : kept;
        },
    };

    private TurnOutcome Judge(Turn turn, ConversationMemory memory, bool helped) => memory.Judged is not { } judged
        ? new TurnOutcome(Replies.NothingToJudge)
        : new TurnOutcome(helped ? Replies.Helped : Replies.NotHelped, (connection, reply) =>
        {
            store.Judge(connection, turn, judged, helped);
            return reply;
        });

    /// <summary>The program's own reply to words that may be a question or a choice.</summary>
    private async Task<TurnOutcome> FindAsync(Turn turn, ConversationMemory memory, CancellationToken cancellation)
    {
        string? option = Words.Choice(turn.Text, memory.Options, byPart: memory.Narrowed is not null);
        if (option is null && memory is { Options.Count: > 0, Narrowed: { } asked } && Words.ChooseNone(turn.Text))
        {
            return new TurnOutcome(Replies.NoneChosen(asked, memory.Options));
        }

        if (option is null && Words.Number(turn.Text) is { } number && !(IsYear(number) && memory.Question is not null))
        {
            return new TurnOutcome(memory is { Options.Count: > 0, Narrowed: { } open } ? Replies.NoSuchChoice(open, memory.Options) : Replies.OnlyNumber);
        }

        string text = option is null ? turn.Text : option + memory.Narrowed;
        if (QuestionRules.Complaint(text) is { } complaint)
        {
            return new TurnOutcome(new Reply(ReplyKind.Complaint, complaint));
        }

        TurnOutcome found = await AnswerToAsync(turn, new Question(text) { History = memory.Question is null ? [] : [memory.Question] }, cancellation);
        if (option is not null && memory is { Last: ReplyKind.Clarify, Narrowed: null })
        {
            return found with { Reply = found.Reply with { Actions = [.. memory.Options.Where(other => other != option), .. found.Reply.Actions] } };
        }

        return found.Reply.Kind == ReplyKind.NotFound && Words.Questions(text) is { Count: > 1 } questions ? found with { Reply = Replies.OneByOne(questions) } : found;
    }

    /// <summary>Whether a number alone may be the year that is asked about next.</summary>
    private static bool IsYear(int number) => number is >= 1900 and < 2100;

    private async Task<TurnOutcome> AnswerToAsync(Turn turn, Question question, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        (Answer answer, AnswerBasis basis) = await knowledge.AnswerInTurnAsync(question, cancellation);
        GivenAnswer given = new(turn.Channel, question, answer, basis, Stopwatch.GetElapsedTime(started)) { Conversation = turn.Conversation, Turn = turn.Id };
        Reply reply = answer.Kind == AnswerKind.SmallTalk ? new Reply(ReplyKind.SmallTalk, answer.Text) : Replies.From(answer, FollowUp.Complete(question), NearestShown);
        return new TurnOutcome(reply, (connection, kept) =>
        {
            answers.Keep(connection, given);
            return kept;
        });
    }

    // Never the words: people write their telephone and identity numbers into them.
    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel}: {Kind} to {Characters} characters after {Elapsed}")]
    private static partial void LogAnswered(ILogger logger, string channel, ReplyKind kind, int characters, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel}: a turn could not be answered")]
    private static partial void LogFault(ILogger logger, Exception fault, string channel);
}
