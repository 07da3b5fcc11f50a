using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>The resident's side of cases: opens them, adds to them, takes their rating. Thread-safe.</summary>
/// <param name="database">Where cases are.</param>
/// <param name="ledger">Changes them.</param>
/// <param name="deliveries">Told that the resident is there.</param>
/// <param name="options">The settings.</param>
/// <param name="time">Tells when wrong codes are forgotten.</param>
internal sealed partial class CaseDialogue(
    ServiceDatabase database, CaseLedger ledger, DeliveryService deliveries, IOptions<CaseOptions> options, TimeProvider time) : IStaffDesk
{
    private readonly WrongCodes _wrong = new(time);

    /// <inheritdoc/>
    public TurnOutcome HandOver(Turn turn, ConversationMemory memory) => !options.Value.Enabled
        ? new TurnOutcome(CaseReplies.NoStaff)
        : new TurnOutcome(CaseReplies.NoStaff, (connection, _) =>
        {
            bool isAlone = Words.AskOnlyForPerson(turn.Text);
            if (FindOpen(connection, turn) is not { } open)
            {
                return CaseReplies.Opened(ledger.Open(connection, turn, isAlone ? memory.Question : turn.Text), options.Value);
            }

            return !isAlone ? CaseReplies.Added(ledger.Hear(connection, open, turn, turn.Text))
                : open.State.IsOwed() ? CaseReplies.StillOpen(open, options.Value)
                : CaseReplies.Resumed(ledger.Resume(connection, open));
        });

    /// <inheritdoc/>
    public TurnOutcome? Hear(Turn turn, ConversationMemory memory)
    {
        if (LookUp().Match(turn.Text) is { Success: true } asked)
        {
            (long number, string code) = (long.Parse(asked.Groups[1].ValueSpan, CultureInfo.InvariantCulture), asked.Groups[2].Value);
            return new TurnOutcome(CaseReplies.Unknown, (connection, unknown) => Find(connection, turn, number, code) ?? unknown);
        }

        bool isLookUp = LookUpAlone().IsMatch(turn.Text);
        if (database.Read(connection => FindOpen(connection, turn)) is not { } open)
        {
            return isLookUp ? new TurnOutcome(CaseReplies.Which) : null;
        }

        if (isLookUp)
        {
            return InCase(turn, _ => true, (connection, item) => CaseReplies.Status(item, CaseTable.LastOfStaff(connection, item.Number), options.Value));
        }

        // Some channels take messages only for a while after the person wrote.
        deliveries.Hurry(turn.Channel, turn.Conversation);
        if (open.State == CaseState.Answered && RatingWords.Read(turn.Text, byNumber: memory.Options.Count == 0) is { } rating)
        {
            return InCase(turn, item => item.State == CaseState.Answered, (connection, item) => Rate(connection, item, rating));
        }

        if (!turn.Text.StartsWith(CaseReplies.AddPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        string words = turn.Text == CaseReplies.AddLast ? memory.Said : turn.Text[CaseReplies.AddPrefix.Length..].TrimStart(':', '：', '，', ',', ' ', '\n');
        return words.Length == 0 ? new TurnOutcome(CaseReplies.NothingToAdd) : Add(turn, words, CaseReplies.Added);
    }

    /// <inheritdoc/>
    public TurnOutcome? PassOn(Turn turn, ConversationMemory memory, Reply reply)
    {
        if (reply.Kind == ReplyKind.Complaint || database.Read(connection => FindOpen(connection, turn)) is not { } open)
        {
            return null;
        }

        // 好的 and 可以 are an answer to what the staff ask; behind their last word they are only polite.
        if (reply.Kind == ReplyKind.SmallTalk && !(memory.Last == ReplyKind.Staff && open.State.IsOwed()))
        {
            return null;
        }

        // Right behind what the staff said, or the word that they will, people speak to them; not where what they said has not arrived.
        bool isBehindStaff = memory.Last == ReplyKind.Staff && !database.Read(connection => DeliveryTable.IsWaiting(connection, turn.Channel, turn.Conversation));
        bool isMeant = isBehindStaff || memory.Last == ReplyKind.Person || reply.Kind == ReplyKind.NotFound;
        if (isMeant)
        {
            return Add(turn, turn.Text, item => reply.Kind == ReplyKind.Answer ? CaseReplies.AlsoAdded(reply, item) : CaseReplies.Added(item));
        }

        return reply.Kind == ReplyKind.Answer && open.State.IsOwed()
            ? new TurnOutcome(reply with { Actions = [.. reply.Actions.Where(action => action != Words.Person), CaseReplies.AddLast] })
            : null;
    }

    /// <inheritdoc/>
    public string? EndedByDeletion(Turn turn) => database.Read(connection => FindOpen(connection, turn)) is { } open ? CaseReplies.EndedByDeletion(open) : null;

    /// <inheritdoc/>
    public void Forget(SqliteConnection connection, string actor, string channel, string conversation) => ledger.Forget(connection, actor, channel, conversation);

    private Reply? Find(SqliteConnection connection, Turn turn, long number, string code)
    {
        if (CaseTable.Find(connection, number) is not { User.Length: > 0 } item)
        {
            return null;
        }

        bool isElsewhere = (item.Channel, item.Conversation) != (turn.Channel, turn.Conversation);
        if (isElsewhere && !_wrong.Allow(turn, item, code))
        {
            return null;
        }

        bool isToMove = isElsewhere && !item.State.IsOver() && FindOpen(connection, turn) is null;
        return CaseReplies.Status(isToMove ? ledger.Move(connection, item, turn) : item, CaseTable.LastOfStaff(connection, number), options.Value);
    }

    private TurnOutcome Add(Turn turn, string words, Func<Case, Reply> reply) =>
        InCase(turn, _ => true, (connection, item) => reply(ledger.Hear(connection, item, turn, words)));

    private Reply Rate(SqliteConnection connection, Case item, int rating)
    {
        ledger.Note(connection, item, $"居民评价：{CaseWords.Rating(rating)}");
        return CaseReplies.Rated(ledger.Change(
            connection, item, item with { State = CaseState.Rated, Rating = rating, Ended = ledger.Now }, CaseLedger.Resident, "评价工单"), rating);
    }

    /// <summary>Does something in the conversation's case, as it is when the turn is written: the staff work on it at the same time.</summary>
    private static TurnOutcome InCase(Turn turn, Func<Case, bool> isFit, Func<SqliteConnection, Case, Reply> act) => new(
        CaseReplies.NotNow,
        (connection, reply) => FindOpen(connection, turn) is { } item && isFit(item) ? act(connection, item) : reply);

    private static Case? FindOpen(SqliteConnection connection, Turn turn) => CaseTable.FindOpen(connection, turn.Channel, turn.Conversation);

    /// <summary>As the words are copied, with their quotation marks, or typed.</summary>
    [GeneratedRegex(@"^\W*(?:我?[要想])?(?:查一下|查看|查询?)?\W*(?:我的)?工单(?:编?号)?\W*([0-9]{1,9})[^0-9]{1,9}([0-9]{6})\W*$")]
    private static partial Regex LookUp();

    /// <summary>Without a number, or without a code.</summary>
    [GeneratedRegex(@"^\W*(?:我?[要想])?(?:查一下|查看|查询?)?\W*(?:我的)?工单(?:编?号)?(?:的?(?:进度|状态|进展|结果))?(?:怎么?样了?|到哪里?了)?\W*[0-9]{0,9}\W*$")]
    private static partial Regex LookUpAlone();
}
