using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>The settings under <c>WeChat</c>. Without a token the channel is off.</summary>
internal sealed class WeChatOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "WeChat";

    /// <summary>What signs every call: 服务器配置, 令牌(Token), 3 to 32 letters and digits.</summary>
    [RegularExpression("^[A-Za-z0-9]{3,32}$", ErrorMessage = "设置 WeChat:Token 应是 3 到 32 个字母或数字，与公众平台「服务器配置」里的令牌相同。")]
    public string? Token { get; set; }

    /// <summary>开发者ID(AppID), begins with wx.</summary>
    public string? AppId { get; set; }

    /// <summary>开发者密码(AppSecret); needed for messages that come later than five seconds.</summary>
    public string? AppSecret { get; set; }

    /// <summary>消息加解密密钥, 43 characters; needed unless the mode is plain.</summary>
    public string? EncodingAESKey { get; set; }

    /// <summary>消息加解密方式.</summary>
    public WeChatMode Mode { get; set; } = WeChatMode.Plain;

    /// <summary>Where the platform's API is.</summary>
    public Uri ApiBase { get; set; } = new("https://api.weixin.qq.com");

    /// <summary>How long an answer may take before the platform, which waits five seconds, is told that it comes later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:04.500", ErrorMessage = "设置 WeChat:AnswerWithin 应在 00:00:00 到 00:00:04.500 之间。")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Whether the channel is on.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Token);

    /// <summary>Whether messages can be sent without being asked for: late answers.</summary>
    public bool CanSend => !string.IsNullOrEmpty(AppId) && !string.IsNullOrEmpty(AppSecret);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode != WeChatMode.Plain && string.IsNullOrEmpty(AppId))
        {
            yield return new("设置 WeChat:Mode 是 compatible 或 safe 时必须填写 WeChat:AppId。");
        }

        if (Mode != WeChatMode.Plain && !IsKey(EncodingAESKey))
        {
            yield return new($"设置 WeChat:Mode 是 compatible 或 safe 时，WeChat:EncodingAESKey 应是公众平台上的 {WeChatCrypto.EncodedKeyLength} 位密钥。");
        }

        if (!string.IsNullOrEmpty(AppSecret) && string.IsNullOrEmpty(AppId))
        {
            yield return new("设置了 WeChat:AppSecret 就必须填写 WeChat:AppId。");
        }

        if (!ApiBase.IsAbsoluteUri || (ApiBase.Scheme != Uri.UriSchemeHttps && !ApiBase.IsLoopback))
        {
            yield return new("设置 WeChat:ApiBase 应是 https:// 开头的地址。");
        }
    }

    private static bool IsKey(string? key) =>
        key is { Length: WeChatCrypto.EncodedKeyLength } && Convert.TryFromBase64String(key + "=", stackalloc byte[48], out int length) && length == 32;
}
