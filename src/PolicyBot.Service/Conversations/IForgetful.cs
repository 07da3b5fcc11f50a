namespace PolicyBot.Service.Conversations;

/// <summary>What holds something of conversations that is to be forgotten in time.</summary>
internal interface IForgetful
{
    /// <summary>Forgets what was last touched before a time.</summary>
    Task ForgetAsync(DateTimeOffset before);
}
