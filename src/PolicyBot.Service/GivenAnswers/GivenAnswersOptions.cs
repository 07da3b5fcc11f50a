using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>The settings under <c>GivenAnswers</c>.</summary>
internal sealed class GivenAnswersOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "GivenAnswers";

    /// <summary>How long answers are kept: a day to ten years, a year unless set. Their conversations are parted from them earlier, see <see cref="Conversations.ConversationsOptions.Lifetime"/>.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00", ErrorMessage = "设置 GivenAnswers:Retention 应在 1.00:00:00（一天）到 3660.00:00:00 之间。")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(366);
}
