using Microsoft.Data.Sqlite;

namespace PolicyBot.Service.Conversations;

/// <summary>The people behind the program, to whom conversations are handed. Thread-safe.</summary>
internal interface IStaffDesk
{
    /// <summary>Hands a conversation over, because the resident asks for a person.</summary>
    TurnOutcome HandOver(Turn turn, ConversationMemory memory);

    /// <summary>What a turn means to the people who have its conversation in hand; null where it says nothing to them alone.</summary>
    TurnOutcome? Hear(Turn turn, ConversationMemory memory);

    /// <summary>Passes on words to which the program has a reply, or none.</summary>
    /// <param name="turn">The words.</param>
    /// <param name="memory">What was said before.</param>
    /// <param name="reply">The program's reply.</param>
    /// <returns>What is said instead; null where the reply stands and the words stay between the resident and the program.</returns>
    TurnOutcome? PassOn(Turn turn, ConversationMemory memory, Reply reply);

    /// <summary>What would end with a turn's conversation if it were deleted, in Chinese, for whoever is about to; null for nothing.</summary>
    string? EndedByDeletion(Turn turn);

    /// <summary>Forgets what the people have of a conversation, in the transaction that forgets it everywhere.</summary>
    /// <param name="connection">The connection of that transaction.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="conversation">The conversation.</param>
    void Forget(SqliteConnection connection, string actor, string channel, string conversation);
}
