using System.Globalization;
using System.Text.Json;
using PolicyBot.Answers;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>An answer that was given, as it is kept.</summary>
internal sealed record KeptAnswer
{
    /// <summary>Its number, which rises.</summary>
    public long Number { get; init; }

    /// <summary>When it was given, in Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>Where.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation; null where there was none, or it is forgotten.</summary>
    public string? Conversation { get; init; }

    /// <summary>What was asked.</summary>
    public required string Question { get; init; }

    /// <summary>Earlier questions of the conversation, as JSON.</summary>
    public required string History { get; init; }

    /// <summary>How long it took, in microseconds.</summary>
    public long Latency { get; init; }

    /// <summary>What kind of answer it was.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>The estimated probability that it was right.</summary>
    public double Confidence { get; init; }

    /// <summary>The confidence below which it would have been declined.</summary>
    public double Threshold { get; init; }

    /// <summary>The day that it was given for.</summary>
    public required string Day { get; init; }

    /// <summary>The revision of the articles; -1 where none were looked at.</summary>
    public long Revision { get; init; }

    /// <summary>Which program gave it; see <see cref="ProgramVersion"/>.</summary>
    public required string Program { get; init; }

    /// <summary>The text of the synonyms.</summary>
    public required string Synonyms { get; init; }

    /// <summary>The choices of a question asked back, as JSON.</summary>
    public required string Options { get; init; }

    /// <summary>What stood beside it, as JSON.</summary>
    public required string Notes { get; init; }

    /// <summary>Its passages, as JSON.</summary>
    public required string Passages { get; init; }

    /// <summary>The passages, those cited first.</summary>
    public IReadOnlyList<KeptPassage> PassageList => JsonSerializer.Deserialize(Passages, KeptAnswerJson.Readable.IReadOnlyListKeptPassage)!;

    /// <summary>The choices of a question asked back.</summary>
    public IReadOnlyList<string> OptionList => Strings(Options);

    /// <summary>What stood beside it.</summary>
    public IReadOnlyList<string> NoteList => Strings(Notes);

    /// <summary>Earlier questions, oldest first.</summary>
    public IReadOnlyList<string> HistoryList => Strings(History);

    /// <summary>The question as it was put to the program, on its day.</summary>
    public Question ToQuestion() => new(Question) { Now = Basis.Day, History = HistoryList };

    /// <summary>What it depends on.</summary>
    public AnswerBasis Basis => new(DateOnly.ParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new SynonymsText(Synonyms), Threshold);

    private static IReadOnlyList<string> Strings(string json) => JsonSerializer.Deserialize(json, KeptAnswerJson.Readable.IReadOnlyListString)!;
}
