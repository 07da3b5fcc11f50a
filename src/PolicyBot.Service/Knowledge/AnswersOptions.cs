using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Knowledge;

/// <summary>The settings under <c>Answers</c>.</summary>
internal sealed class AnswersOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Answers";

    /// <summary>The confidence, 0 to 1, below which a question is declined; null leaves it to the library.</summary>
    [Range(0.0, 1.0, ErrorMessage = "设置 Answers:Threshold 应在 0 到 1 之间。")]
    public double? Threshold { get; set; }

    /// <summary>The day that is taken for today, for tests and demonstrations; null means the real one.</summary>
    public DateOnly? Now { get; set; }
}
