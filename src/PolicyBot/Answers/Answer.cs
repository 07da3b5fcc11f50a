namespace PolicyBot.Answers;

/// <summary>What is said to a question.</summary>
/// <param name="Kind">Which of the four outcomes it is.</param>
/// <param name="Text">The direct answer, or what to say instead: the question back, that nothing was found, a greeting.</param>
public sealed record Answer(AnswerKind Kind, string Text)
{
    /// <summary>The identity of the question.</summary>
    public string? Id { get; init; }

    /// <summary>The revision of the articles that it was given from; -1 where none were looked at.</summary>
    public long Revision { get; init; } = -1;

    /// <summary>Whether the question was answered.</summary>
    public bool Answered => Kind == AnswerKind.Answer;

    /// <summary>The estimated probability, 0 to 1, that the first citation answers the question.</summary>
    public double Confidence { get; init; }

    /// <summary>The passages that the answer rests on, best first; empty unless answered.</summary>
    public IReadOnlyList<CitedPassage> Citations { get; init; } = [];

    /// <summary>The ten best passages, best first, also where the question was not answered.</summary>
    public IReadOnlyList<CitedPassage> Passages { get; init; } = [];

    /// <summary>The choices of a question asked back: places or years.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Plain words about the answer's age or period that belong beside it, such as that it is three years old.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The outcomes of a question.</summary>
public enum AnswerKind
{
    /// <summary>Answered, with citations.</summary>
    Answer,

    /// <summary>Asked back: the answer differs by place or year and the question names none.</summary>
    Clarify,

    /// <summary>Nothing that is published answers it.</summary>
    NotFound,

    /// <summary>A greeting, thanks, or a question about the bot itself.</summary>
    SmallTalk,
}
