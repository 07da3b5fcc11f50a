using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>
/// What every change of a case has in common: only what may follow follows, and the change, its audit entry, its line in the case
/// and what the resident is to be told share one transaction, that of the connection. Thread-safe.
/// </summary>
/// <param name="audit">Told of every change.</param>
/// <param name="options">Times and ladder.</param>
/// <param name="time">The clock.</param>
internal sealed class CaseLedger(AuditLog audit, IOptions<CaseOptions> options, TimeProvider time)
{
    /// <summary>How residents are named in the audit log.</summary>
    public const string Resident = "居民";

    /// <summary>How the program is named there.</summary>
    public const string Program = "系统";

    private const int MostTurns = 30;
    private const int LongestQuestion = 60;

    /// <summary>The time now, in Unix milliseconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>Opens a case with what was said since the conversation's last one.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="turn">Asks for it.</param>
    /// <param name="question">What the resident last asked; null where they asked nothing.</param>
    public Case Open(SqliteConnection connection, Turn turn, string? question)
    {
        long now = Now;
        CaseHistory history = CaseHistory.Read(connection, turn, now, MostTurns);
        CaseSuggestion suggestion = CaseRules.Suggest(history.ResidentsWords + question, Today);
        long due = DueFrom(now, suggestion.Urgency);
        Case item = new()
        {
            Code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture),
            Channel = turn.Channel,
            Conversation = turn.Conversation,
            User = turn.User,
            Address = turn.Address,
            Kind = suggestion.Kind,
            Urgency = suggestion.Urgency,
            Place = suggestion.Place.Length > 0 ? suggestion.Place : history.AnsweredFor ?? "",
            Topic = suggestion.Topic,
            Question = Line(question ?? ""),
            Opened = now,
            Changed = now,
            Due = due,
            Promised = due,
        };
        item = item with { Number = CaseTable.Insert(connection, item) };
        foreach (CaseEntry entry in history.Entries)
        {
            CaseTable.Add(connection, item.Number, entry);
        }

        ConversationStore.Hold(connection, turn.Channel, turn.Conversation);
        audit.Add(connection, Entry(Resident, "提交工单", item) with { After = item.Describe(options.Value) });
        return item;
    }

    /// <summary>Changes a case.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="before">The case as it is.</param>
    /// <param name="after">The case as it is to be.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="action">What is done, in a few Chinese characters.</param>
    /// <returns>The case as it is now.</returns>
    /// <exception cref="CaseRefusedException">The state cannot follow.</exception>
    public Case Change(SqliteConnection connection, Case before, Case after, string actor, string action)
    {
        if (before.State != after.State && !CaseStates.Allow(before.State, after.State))
        {
            throw new CaseRefusedException($"工单 {Text(before.Number)} {before.State.Name()}，不能{action}。请刷新后再看。");
        }

        Case changed = after with { Changed = Now };
        CaseTable.Update(connection, changed);
        if (changed.State.IsOver())
        {
            ConversationStore.Release(connection, before.Channel, before.Conversation);
        }

        audit.Add(connection, Entry(actor, action, before) with { Before = before.Describe(options.Value), After = changed.Describe(options.Value) });
        return changed;
    }

    /// <summary>Adds what the resident says.</summary>
    /// <returns>The case as it is now: one that was answered goes on.</returns>
    public Case Hear(SqliteConnection connection, Case item, Turn turn, string words)
    {
        CaseTable.Add(connection, item.Number, new CaseEntry { At = Now, Voice = CaseVoice.Resident, Text = words });
        Case told = item with { Question = item.Question.Length > 0 ? item.Question : Line(words), Address = turn.Address ?? item.Address };
        told = item is { State: CaseState.Received, Corrected: false } ? Suggest(connection, told) : told;
        return item.State == CaseState.Answered
            ? Resume(connection, told)
            : Change(connection, item, told, Resident, "补充工单");
    }

    /// <summary>Lets a case that was answered go on, because the resident says that it is not settled.</summary>
    public Case Resume(SqliteConnection connection, Case item)
    {
        Note(connection, item, "居民表示还没解决，工单继续办理。");
        return Change(connection, item, item with { State = CaseState.Handling, Due = DueFrom(Now, item.Urgency), Reminded = null }, Resident, "继续办理");
    }

    /// <summary>Lets a case go on in another conversation of its resident's: what is said from now on, and what waits, goes there.</summary>
    public Case Move(SqliteConnection connection, Case item, Turn turn)
    {
        ConversationStore.Release(connection, item.Channel, item.Conversation);
        ConversationStore.Hold(connection, turn.Channel, turn.Conversation);
        Note(connection, item, "居民在另一个对话里查到这个工单，之后的答复发到那里。");
        Case moved = Change(
            connection, item, item with { Channel = turn.Channel, Conversation = turn.Conversation, User = turn.User, Address = turn.Address }, Resident, "更换对话");
        DeliveryTable.Redirect(connection, moved);
        return moved;
    }

    /// <summary>Forgets all that was said in a conversation's cases; one that is not over ends with that.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="actor">Who wants it: the resident, or an administrator for them.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="conversation">The conversation.</param>
    public void Forget(SqliteConnection connection, string actor, string channel, string conversation)
    {
        foreach (Case item in CaseTable.Of(connection, channel, conversation))
        {
            if (!item.State.IsOver())
            {
                CaseState end = item.State.IsOwed() ? CaseState.Withdrawn : CaseState.Closed;
                Change(connection, item, item with { State = end, Ended = Now }, actor, end == CaseState.Withdrawn ? "撤回工单" : "办结工单");
            }

            CaseTable.Forget(connection, item);
            Note(connection, item, "居民删除了对话，工单里的内容和联系方式已一并删除。");
            audit.Add(connection, Entry(actor, "删除工单内容", item));
        }
    }

    /// <summary>Tells the resident something, and remembers it as part of the conversation.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="item">The case.</param>
    /// <param name="entry">What the case shows of it.</param>
    /// <param name="reply">What the resident reads.</param>
    public static void Tell(SqliteConnection connection, Case item, CaseEntry entry, Reply reply)
    {
        long number = CaseTable.Add(connection, item.Number, entry);
        Push push = new(string.Create(CultureInfo.InvariantCulture, $"case-{item.Number}-{number}"), item.Channel, item.Conversation, item.User, item.Address, reply);
        DeliveryTable.Insert(connection, number, push);
        ConversationStore.Insert(connection, new Turn(item.Channel, item.Conversation, push.Id, item.User, ""), reply, entry.At);
    }

    /// <summary>Adds a line for the staff.</summary>
    public void Note(SqliteConnection connection, Case item, string text) =>
        CaseTable.Add(connection, item.Number, new CaseEntry { At = Now, Voice = CaseVoice.Event, Text = text });

    /// <summary>When a case is due that a rung gets at a time.</summary>
    public long DueFrom(long at, Urgency urgency) => at + (long)options.Value.TimeFor(urgency).TotalMilliseconds;

    /// <summary>When a case is due if it is as urgent as this: the hours run from when its rung got it.</summary>
    public long DueAs(Case item, Urgency urgency) => DueFrom(item.Due - DueFrom(0, item.Urgency), urgency);

    /// <summary>Passes a case to the next rung, which has to accept it, and tells the resident.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="item">The case; not on the highest rung.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="reason">Why, for the staff to read.</param>
    /// <returns>The case as it is now.</returns>
    public Case Escalate(SqliteConnection connection, Case item, string actor, string reason)
    {
        Case raised = item with { State = CaseState.Received, Level = item.Level + 1, Handler = null, Due = DueFrom(Now, item.Urgency), Reminded = null };
        raised = Change(connection, item, raised, actor, "升级工单");
        CaseEntry entry = new() { At = Now, Voice = CaseVoice.Event, Text = $"转到{options.Value.RungOf(raised)}：{reason}" };
        Tell(connection, raised, entry, CaseReplies.Escalated(raised, options.Value));
        return raised;
    }

    /// <summary>A case that nobody has looked at yet, by all that the resident has said by now.</summary>
    private Case Suggest(SqliteConnection connection, Case item)
    {
        string words = string.Concat(CaseTable.Entries(connection, item.Number).Where(entry => entry.Voice == CaseVoice.Resident).Select(entry => entry.Text + "\n"));
        CaseSuggestion suggestion = CaseRules.Suggest(words, Today);
        return item with
        {
            Kind = suggestion.Kind,
            Urgency = suggestion.Urgency,
            Place = item.Place.Length > 0 ? item.Place : suggestion.Place,
            Topic = suggestion.Topic,
            Due = DueAs(item, suggestion.Urgency),
        };
    }

    private static AuditEntry Entry(string actor, string action, Case item) => new(actor, action, $"工单 {Text(item.Number)}");

    private static string Line(string words) => words.ReplaceLineEndings(" ") is var line && line.Length > LongestQuestion ? line[..LongestQuestion] + "……" : line;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
