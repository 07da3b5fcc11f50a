namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Where one of Microsoft's separate clouds has its bot service and its sign-in.</summary>
/// <param name="Issuer">Who issues the channels' tokens; also the audience of the bot's own token.</param>
/// <param name="OpenIdMetadata">Where the issuer says where its keys are.</param>
/// <param name="SignIn">The sign-in service, without a final slash.</param>
/// <param name="TokenService">The issuer of the sign-in service's first version, without a final slash.</param>
/// <param name="SharedTenant">The tenant of bots that belong to none.</param>
/// <param name="EmulatorTenants">The tenants in which the Emulator gets a bot's token: that of all bots, by its two names.</param>
/// <param name="ServiceHosts">The channels' hosts, as the Microsoft 365 Agents SDK and the Teams SDK have them.</param>
internal sealed record AzureCloud(
    string Issuer,
    Uri OpenIdMetadata,
    string SignIn,
    string TokenService,
    string SharedTenant,
    IReadOnlyList<string> EmulatorTenants,
    IReadOnlyList<string> ServiceHosts)
{
    /// <summary>The cloud of all countries but those that have their own.</summary>
    public static AzureCloud Global { get; } = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        "https://login.microsoftonline.com",
        "https://sts.windows.net",
        "botframework.com",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
        ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com"]);

    /// <summary>Azure in China, operated by 21Vianet (世纪互联).</summary>
    public static AzureCloud China { get; } = new(
        "https://api.botframework.azure.cn",
        new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        "https://login.partner.microsoftonline.cn",
        "https://sts.chinacloudapi.cn",
        "microsoftservices.partner.onmschina.cn",
        [],
        ["botframework.azure.cn", "frontend.botapi.msg.infra.teams.microsoftonline.cn"]);
}

/// <summary>The clouds by their names in the settings.</summary>
internal enum AzureCloudName
{
    /// <inheritdoc cref="AzureCloud.Global"/>
    Global,

    /// <inheritdoc cref="AzureCloud.China"/>
    China,
}
