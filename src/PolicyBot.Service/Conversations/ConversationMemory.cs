namespace PolicyBot.Service.Conversations;

/// <summary>What a conversation knows of itself when its next turn comes.</summary>
/// <param name="Question">The last question in full, which a follow-up leans on; null before the first.</param>
/// <param name="Options">The choices offered by the last reply; empty where it offered none.</param>
/// <param name="Narrowed">The question that a choice narrows; null where the options are questions of their own.</param>
/// <param name="Judged">The id of the turn whose reply feedback is about: the last that answered or declined a question.</param>
internal sealed record ConversationMemory(string? Question, IReadOnlyList<string> Options, string? Narrowed, string? Judged)
{
    /// <summary>The kind of the last reply, whoever gave it; null before the first.</summary>
    public ReplyKind? Last { get; init; }

    /// <summary>What the person said last; empty before the first.</summary>
    public string Said { get; init; } = "";

    /// <summary>Of a conversation that begins.</summary>
    public static ConversationMemory Empty { get; } = new(null, [], null, null);
}
