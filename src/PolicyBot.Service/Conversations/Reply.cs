using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations;

/// <summary>What is said to a turn, before a channel gives it its form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The direct answer, or what to say instead; plain text, paragraphs separated by line feeds.</param>
internal sealed record Reply(ReplyKind Kind, string Text)
{
    /// <summary>The question in full, as it was understood: with what a follow-up left out. Null where none was asked.</summary>
    public string? Question { get; init; }

    /// <summary>The passages that an answer rests on, best first; empty unless answered.</summary>
    public IReadOnlyList<CitedPassage> Citations { get; init; } = [];

    /// <summary>The nearest articles where nothing answers, each once.</summary>
    public IReadOnlyList<CitedPassage> Nearest { get; init; } = [];

    /// <summary>Plain words about the answer's age that belong beside it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The choices of a question asked back; chosen by their words or by their number, counted from 1.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What else may be said next, as the words of buttons.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
}

/// <summary>The kinds of reply.</summary>
internal enum ReplyKind
{
    /// <summary>An answer with citations.</summary>
    Answer,

    /// <summary>A question back, with options.</summary>
    Clarify,

    /// <summary>Nothing that is published answers it.</summary>
    NotFound,

    /// <summary>A greeting, help, thanks.</summary>
    SmallTalk,

    /// <summary>Thanks for feedback.</summary>
    Feedback,

    /// <summary>The way to a person: the case that was opened.</summary>
    Person,

    /// <summary>What became of words that were not for the program: that they were passed on, that a case moved.</summary>
    Notice,

    /// <summary>What a member of staff says.</summary>
    Staff,

    /// <summary>What is wrong with the turn and what to do: empty, too long, too fast, a fault of ours.</summary>
    Complaint,
}
