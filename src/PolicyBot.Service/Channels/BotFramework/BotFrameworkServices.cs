using System.Net;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>What the Bot Framework's channel needs, put together.</summary>
internal static partial class BotFrameworkServices
{
    private const string HttpClientName = "BotFramework";

    /// <summary>Adds the channel.</summary>
    /// <exception cref="CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<BotFrameworkOptions>(
            configuration,
            BotFrameworkOptions.Section,
            "设置 BotFramework:OpenIdMetadata、:EmulatorOpenIdMetadata 和 :TokenEndpoint 应是网址，"
                + "BotFramework:Enabled 应是 true 或 false，BotFramework:Cloud 应是 global 或 china。");
        services.AddHttpClient(HttpClientName, http =>
            {
                http.Timeout = TimeSpan.FromSeconds(15);
                http.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        string? listed = configuration[$"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.AllowedServiceHosts)}"];
        services.AddSingleton(provider => new ServiceHosts(
            Settings(provider).Azure.ServiceHosts,
            Settings(provider).AllowedServiceHosts.Concat((listed ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))));
        services.AddSingleton(provider => new TokenValidator(
            Settings(provider), Keys(provider, Settings(provider).ChannelKeys), Keys(provider, Settings(provider).EmulatorKeys), TimeProvider.System));
        services.AddSingleton(provider => new ConnectorClient(Http(provider), Settings(provider), TimeProvider.System));
        services.AddSingleton<MessagesGate>();
        services.AddSingleton<ActivityHandler>();
        services.AddSingleton<IPushChannel, ConnectorPush>();
    }

    /// <summary>Maps the channel's endpoint where it is on, and says who is served.</summary>
    public static void MapBotFramework(this WebApplication app)
    {
        BotFrameworkOptions options = Settings(app.Services);
        if (!options.Enabled)
        {
            return;
        }

        app.MapMessages();
        if (!options.HasAppId)
        {
            LogOpen(app.Logger);
        }
    }

    /// <summary>Refuses to start where anybody could call: no app id, and other machines would be listened to, in production.</summary>
    /// <param name="app">The service, not yet started.</param>
    /// <param name="addresses">Where it would listen.</param>
    /// <exception cref="CommandFailedException">It is so; the message says what to do.</exception>
    /// <exception cref="FormatException">An address is none.</exception>
    public static void RefuseStrangers(this WebApplication app, IReadOnlyList<string> addresses)
    {
        BotFrameworkOptions options = Settings(app.Services);
        string? open = options.Enabled && !options.HasAppId && !app.Environment.IsDevelopment()
            ? addresses.FirstOrDefault(url => BindingAddress.Parse(url) is { IsUnixPipe: false, IsNamedPipe: false } address && !IsThisMachine(address.Host))
            : null;
        if (open is not null)
        {
            throw new CommandFailedException(
                $"监听 {open} 时，任何人都能调用 /api/messages，因为没有设置 BotFramework:AppId。请填写 BotFramework:AppId 和 :AppPassword；"
                + "不用 Bot Framework 时设置 BotFramework:Enabled=false；或者只监听本机（--urls http://localhost:3978），由反向代理对外。");
        }
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static BotFrameworkOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;

    private static OpenIdKeys Keys(IServiceProvider provider, Uri metadata) =>
        new(Http(provider), metadata, TimeProvider.System, provider.GetRequiredService<ILogger<OpenIdKeys>>());

    private static HttpClient Http(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "BotFramework:AppId is not set: /api/messages serves callers on this machine only, without proof of who they are")]
    private static partial void LogOpen(ILogger logger);
}
