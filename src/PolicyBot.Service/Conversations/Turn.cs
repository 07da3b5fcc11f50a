namespace PolicyBot.Service.Conversations;

/// <summary>What came from a person on some channel.</summary>
/// <param name="Channel">The channel's name: "directline", "msteams", "wechat".</param>
/// <param name="Conversation">The conversation, unique within the channel.</param>
/// <param name="Id">The activity's or message's identity within the conversation; the same id is answered once.</param>
/// <param name="User">Who said it, as the channel names them.</param>
/// <param name="Text">The words, typed or sent by a button: a button sends its own words, so that typing them does the same.</param>
internal sealed record Turn(string Channel, string Conversation, string Id, string User, string Text)
{
    /// <summary>What happened.</summary>
    public TurnKind Kind { get; init; } = TurnKind.Message;

    /// <summary>The network address of whoever said it, where a person can have as many conversations as they like; null where the channel vouches for its users.</summary>
    public string? Caller { get; init; }

    /// <summary>What the channel needs, besides the names above, to say something to this conversation later; in the channel's own words, null for nothing.</summary>
    public string? Address { get; init; }
}

/// <summary>What a person did.</summary>
internal enum TurnKind
{
    /// <summary>They said something.</summary>
    Message,

    /// <summary>They joined the conversation, or followed the account, and are to be greeted.</summary>
    Joined,
}
