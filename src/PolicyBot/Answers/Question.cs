namespace PolicyBot.Answers;

/// <summary>A question as a resident asks it.</summary>
/// <param name="Text">The words, as typed.</param>
public sealed record Question(string Text)
{
    /// <summary>The asker's identity for the question, returned with the answer.</summary>
    public string? Id { get; init; }

    /// <summary>The day on which it is asked: what 今年 and 去年 are relative to. Null means today.</summary>
    public DateOnly? Now { get; init; }

    /// <summary>Earlier questions of the same conversation, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];
}
