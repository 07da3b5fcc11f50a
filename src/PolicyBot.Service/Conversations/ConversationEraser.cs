using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Conversations;

/// <summary>Deletes a conversation wherever it is remembered, because whoever had it asks for that. Thread-safe.</summary>
/// <param name="stores">What remembers conversations.</param>
/// <param name="desk">The people behind, who may have it in hand.</param>
/// <param name="audit">Told that one was deleted, not whose.</param>
internal sealed class ConversationEraser(IEnumerable<IForgetful> stores, IStaffDesk desk, AuditLog audit)
{
    private const int DigitsShown = 16;

    /// <summary>Deletes a conversation.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="actor">Who: an administrator, or the resident.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="conversation">The conversation.</param>
    public void Erase(SqliteConnection connection, string actor, string channel, string conversation)
    {
        foreach (IForgetful store in stores)
        {
            store.Forget(connection, channel, conversation);
        }

        desk.Forget(connection, actor, channel, conversation);
        audit.Add(connection, new AuditEntry(actor, "删除对话", SubjectOf(channel, conversation)));
    }

    /// <summary>
    /// What the audit log calls a conversation: a digest, because a WeChat conversation is named after its person and the log keeps everything. Whoever
    /// has the name can compare.
    /// </summary>
    public static string SubjectOf(string channel, string conversation) =>
        "对话 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{conversation}")))[..DigitsShown];
}
