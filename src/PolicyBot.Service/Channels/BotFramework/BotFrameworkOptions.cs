using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>The settings under <c>BotFramework</c>: the bot's registration with Azure Bot Service.</summary>
internal sealed class BotFrameworkOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "BotFramework";

    /// <summary>Whether <c>/api/messages</c> is there at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The registration's Microsoft App ID; without it only callers on this machine are served.</summary>
    public string? AppId { get; set; }

    /// <summary>The registration's client secret.</summary>
    public string? AppPassword { get; set; }

    /// <summary>The tenant of a single-tenant registration; null for one of several tenants.</summary>
    public string? TenantId { get; set; }

    /// <summary>The cloud that the bot is registered in: global, or china for the one operated by 21Vianet (世纪互联).</summary>
    public AzureCloudName Cloud { get; set; } = AzureCloudName.Global;

    /// <summary>Where the channels' issuer says where its keys are; null means the cloud's.</summary>
    public Uri? OpenIdMetadata { get; set; }

    /// <summary>The same of those who sign in as the bot itself, as the Emulator does; null means the cloud's.</summary>
    public Uri? EmulatorOpenIdMetadata { get; set; }

    /// <summary>Where the bot gets its own token for replies; null means the cloud's for the tenant.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>Hosts that replies may go to besides Microsoft's, each also for its subdomains: separated by commas, or a list.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Whether callers have to prove who they are.</summary>
    public bool HasAppId => !string.IsNullOrEmpty(AppId);

    /// <summary>The cloud's addresses.</summary>
    public AzureCloud Azure => Cloud == AzureCloudName.China ? AzureCloud.China : AzureCloud.Global;

    /// <summary>Where the channels' keys are found.</summary>
    public Uri ChannelKeys => OpenIdMetadata ?? Azure.OpenIdMetadata;

    /// <summary>Where the keys are found of those who sign in as the bot.</summary>
    public Uri EmulatorKeys => EmulatorOpenIdMetadata ?? new($"{Azure.SignIn}/{Tenant}/v2.0/.well-known/openid-configuration");

    /// <summary>Where the bot gets its own token.</summary>
    public Uri Tokens => TokenEndpoint ?? new($"{Azure.SignIn}/{Tenant}/oauth2/v2.0/token");

    private string Tenant => string.IsNullOrEmpty(TenantId) ? Azure.SharedTenant : TenantId;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasAppId && string.IsNullOrEmpty(AppPassword))
        {
            yield return new("设置了 BotFramework:AppId 就必须填写 BotFramework:AppPassword（应用注册的客户端密码），否则无法回复。");
        }

        if (TenantId is { Length: > 0 } && !Guid.TryParse(TenantId, out _))
        {
            yield return new("设置 BotFramework:TenantId 应是形如 00000000-0000-0000-0000-000000000000 的租户编号。");
        }

        foreach ((string name, Uri? address) in new[]
        {
            (nameof(OpenIdMetadata), OpenIdMetadata), (nameof(EmulatorOpenIdMetadata), EmulatorOpenIdMetadata), (nameof(TokenEndpoint), TokenEndpoint),
        })
        {
            if (address is not null && !(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
            {
                yield return new($"设置 BotFramework:{name} 应是 https:// 开头的地址。");
            }
        }
    }
}
