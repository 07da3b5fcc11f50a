using Microsoft.Data.Sqlite;

namespace PolicyBot.Service.Conversations;

/// <summary>What a turn leads to.</summary>
/// <param name="Reply">What is said to it.</param>
/// <param name="Effect">What else is written with it; null for nothing.</param>
internal sealed record TurnOutcome(Reply Reply, Effect? Effect = null);

/// <summary>Writes what a turn leaves behind besides its reply, in the transaction that keeps the turn; may run again where that fails for another's sake.</summary>
/// <param name="connection">The connection of that transaction.</param>
/// <param name="reply">The reply as far as it was known before.</param>
/// <returns>The reply with what only the writing could tell, such as the number of a case.</returns>
internal delegate Reply Effect(SqliteConnection connection, Reply reply);
