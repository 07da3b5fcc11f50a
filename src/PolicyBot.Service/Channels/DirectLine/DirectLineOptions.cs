using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The settings under <c>DirectLine</c>.</summary>
internal sealed class DirectLineOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "DirectLine";

    /// <summary>The origins (https://www.example.gov.cn) whose pages may hold conversations, besides the service's own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>How long a token holds unless it is refreshed: 2 minutes to a day, half an hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00", ErrorMessage = "设置 DirectLine:TokenLifetime 应在 00:02:00 到 1.00:00:00 之间。")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many messages a minute one conversation may send before it is asked to wait: 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "设置 DirectLine:MessagesPerMinute 应是正整数。")]
    public int MessagesPerMinute { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedOrigins
        .Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out Uri? parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin)
        .Select(origin => new ValidationResult($"设置 DirectLine:AllowedOrigins 中的「{origin}」不是网页的来源，应形如 https://www.example.gov.cn（末尾没有斜线）。"));
}
