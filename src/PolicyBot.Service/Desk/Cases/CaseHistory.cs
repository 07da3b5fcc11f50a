using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>What was said in a conversation before a case of it is opened.</summary>
/// <param name="Entries">What was said, as entries of the case; the oldest first.</param>
/// <param name="AnsweredFor">The place that the last answer holds for; null where there is none.</param>
internal sealed record CaseHistory(IReadOnlyList<CaseEntry> Entries, string? AnsweredFor)
{
    /// <summary>All that the resident said, a line each.</summary>
    public string ResidentsWords => string.Concat(Entries.Where(entry => entry.Voice == CaseVoice.Resident).Select(entry => entry.Text + "\n"));

    /// <summary>Reads what was said since the conversation's last case.</summary>
    /// <param name="connection">Where from.</param>
    /// <param name="turn">The turn that asks for a case; itself not stored yet.</param>
    /// <param name="now">When that is, in Unix milliseconds.</param>
    /// <param name="most">How many turns at most: the last.</param>
    public static CaseHistory Read(SqliteConnection connection, Turn turn, long now, int most)
    {
        List<(long At, string Text, string Reply)> turns = connection.Query<(long, string, string)>(
            """
            SELECT at, text, reply FROM turns WHERE channel = @Channel AND conversation = @Conversation
                AND at > coalesce((SELECT max(ended) FROM cases WHERE channel = @Channel AND conversation = @Conversation), 0)
                ORDER BY number DESC LIMIT @most
            """,
            new { turn.Channel, turn.Conversation, most }).Reverse().AsList();
        List<CaseEntry> entries = [];
        string? place = null;
        foreach ((long at, string text, string json) in turns)
        {
            Reply reply = ConversationStore.ParseReply(json);
            if (text.Length > 0)
            {
                entries.Add(new CaseEntry { At = at, Voice = CaseVoice.Resident, Text = text });
            }

            entries.Add(new CaseEntry { At = at, Voice = CaseVoice.Bot, Text = Line(reply) });
            place = reply.Citations.Count > 0 ? reply.Citations[0].Region : place;
        }

        entries.Add(new CaseEntry { At = now, Voice = CaseVoice.Resident, Text = turn.Text });
        return new CaseHistory(entries, place);
    }

    private static string Line(Reply reply) => reply.Citations.Count > 0 ? $"{reply.Text}（出自《{reply.Citations[0].Title}》）" : reply.Text;
}
