using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Conversations;

/// <summary>The settings under <c>Conversations</c>.</summary>
internal sealed class ConversationsOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Conversations";

    /// <summary>How long what was said is remembered: an hour to a year, a day unless set.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00", ErrorMessage = "设置 Conversations:Lifetime 应在 01:00:00（一小时）到 366.00:00:00 之间。")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Where residents reach this service (https://bot.example.gov.cn); links to articles begin with it. Null where only the
    /// page of the service itself is used, which knows its address.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && !(PublicUrl.IsAbsoluteUri && PublicUrl.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("设置 Conversations:PublicUrl 应是居民访问本服务的网址，形如 https://bot.example.gov.cn。");
        }
    }
}
