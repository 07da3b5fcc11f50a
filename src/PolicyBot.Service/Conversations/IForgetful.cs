using Microsoft.Data.Sqlite;

namespace PolicyBot.Service.Conversations;

/// <summary>What holds something of conversations that is to be forgotten in time.</summary>
internal interface IForgetful
{
    /// <summary>Forgets what was last touched before a time.</summary>
    Task ForgetAsync(DateTimeOffset before);

    /// <summary>Forgets one conversation, in the transaction that forgets it everywhere.</summary>
    void Forget(SqliteConnection connection, string channel, string conversation);
}
