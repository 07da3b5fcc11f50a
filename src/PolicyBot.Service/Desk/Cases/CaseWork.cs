using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>What the staff do with cases. Each change is whole or not at all. Thread-safe.</summary>
/// <param name="database">Where cases are.</param>
/// <param name="ledger">Changes them.</param>
/// <param name="deliveries">Told that there is something to send.</param>
/// <param name="options">The ladder.</param>
internal sealed class CaseWork(ServiceDatabase database, CaseLedger ledger, DeliveryService deliveries, IOptions<CaseOptions> options)
{
    /// <summary>The longest words to a resident, in characters: what WeChat delivers in one message.</summary>
    public const int LongestWords = 500;

    /// <summary>The longest reason for passing a case on, in characters.</summary>
    public const int LongestReason = 100;

    /// <summary>The longest words in bytes of UTF-8, which rare characters and emoji have four of.</summary>
    private const int MostBytes = 1600;

    private const int LongestPlace = 40;

    /// <summary>Accepts a case.</summary>
    /// <exception cref="CaseRefusedException">It is past that.</exception>
    public Task AcceptAsync(long number, string actor) => ChangeAsync(number, (connection, item) => Accept(connection, item, actor));

    /// <summary>Takes a case to work on, also from somebody else.</summary>
    /// <exception cref="CaseRefusedException">It is past that.</exception>
    public Task TakeAsync(long number, string actor) => ChangeAsync(number, (connection, item) => Take(connection, item, actor));

    /// <summary>Says something to the resident.</summary>
    /// <param name="number">The case.</param>
    /// <param name="actor">Who says it; the case becomes theirs.</param>
    /// <param name="words">The words.</param>
    /// <param name="isAnswer">Whether this answers the case; otherwise it asks or tells something meanwhile.</param>
    /// <param name="seen">The last entry that the member of staff saw.</param>
    /// <exception cref="CaseRefusedException">Somebody said something since, the case is over, or the words are none or too many.</exception>
    public async Task SayAsync(long number, string actor, string? words, bool isAnswer, long seen)
    {
        string text = (words ?? "").Trim().ReplaceLineEndings("\n");
        if (text.Length is 0 or > LongestWords || Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            throw new CaseRefusedException(text.Length == 0 ? "请先写下要说的话。"
                : string.Create(CultureInfo.InvariantCulture, $"一次最多 {LongestWords} 个字，现在是 {text.Length} 个字。请分几次发送。"));
        }

        await ChangeAsync(number, (connection, item) =>
        {
            if (CaseTable.LastOfOthers(connection, number, actor) > seen)
            {
                throw new CaseRefusedException("您写的时候工单里有了新内容，请看过再发送。");
            }

            Case taken = item.State.IsOwed() ? Take(connection, item, actor) : item;
            if (isAnswer)
            {
                taken = ledger.Change(
                    connection, taken, taken with { State = CaseState.Answered, Answered = taken.Answered ?? ledger.Now }, actor, "答复工单");
            }
            else if (taken.State.IsOver())
            {
                throw new CaseRefusedException($"工单已经结束（{taken.State.Name()}），不能再发送。");
            }

            CaseLedger.Tell(
                connection, taken, new CaseEntry { At = ledger.Now, Voice = CaseVoice.Staff, Author = actor, Text = text }, CaseReplies.FromStaff(number, text, isAnswer));
        });
        deliveries.Wake();
    }

    /// <summary>Passes a case to the next rung of the ladder.</summary>
    /// <exception cref="CaseRefusedException">There is none, the case is past that, or the reason is too long.</exception>
    public async Task EscalateAsync(long number, string actor, string? reason)
    {
        if (reason?.Trim().Length > LongestReason)
        {
            throw new CaseRefusedException($"原因最多 {LongestReason} 个字。");
        }

        await ChangeAsync(number, (connection, item) =>
        {
            if (item.Level >= options.Value.Rungs.Count - 1)
            {
                throw new CaseRefusedException($"已经在最高一级（{options.Value.RungOf(item)}），不能再升级。");
            }

            ledger.Escalate(connection, item, actor, string.IsNullOrWhiteSpace(reason) ? "工作人员上报" : reason.Trim());
        });
        deliveries.Wake();
    }

    /// <summary>Corrects what a case is.</summary>
    /// <exception cref="CaseRefusedException">The place is too long.</exception>
    public Task CorrectAsync(long number, string actor, CaseSuggestion right) => ChangeAsync(number, (connection, item) =>
    {
        if (right.Place.Length > LongestPlace)
        {
            throw new CaseRefusedException($"地区最多 {LongestPlace} 个字。");
        }

        Case corrected = item with
        {
            Kind = right.Kind,
            Urgency = right.Urgency,
            Place = right.Place.Trim(),
            Topic = CaseRules.Topics.Contains(right.Topic) ? right.Topic : CaseRules.OtherTopic,
            Due = ledger.DueAs(item, right.Urgency),
            Corrected = true,
            Reminded = right.Urgency == item.Urgency ? item.Reminded : null,
        };
        ledger.Change(connection, item, corrected, actor, "更正工单");
    });

    /// <summary>Tries anew to send what did not reach the resident.</summary>
    public async Task ResendAsync(long number)
    {
        await database.WriteAsync(connection => DeliveryTable.Retry(connection, number));
        deliveries.Wake();
    }

    private Case Accept(SqliteConnection connection, Case item, string actor) =>
        ledger.Change(connection, item, item with { State = CaseState.Accepted, Handler = actor }, actor, "受理工单");

    private Case Take(SqliteConnection connection, Case item, string actor)
    {
        Case accepted = item.State == CaseState.Received ? Accept(connection, item, actor) : item;
        return accepted.State == CaseState.Handling && accepted.Handler == actor
            ? accepted
            : ledger.Change(connection, accepted, accepted with { State = CaseState.Handling, Handler = actor }, actor, "办理工单");
    }

    private Task ChangeAsync(long number, Action<SqliteConnection, Case> change) => database.WriteAsync(connection =>
        change(connection, CaseTable.Find(connection, number) ?? throw new CaseRefusedException("没有这个工单。")));
}
