using Microsoft.Extensions.Options;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>What the WeChat channel needs, put together.</summary>
internal static class WeChatServices
{
    private const string HttpClientName = "WeChat";

    /// <summary>Adds the channel.</summary>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddWeChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WeChatOptions>(
            configuration,
            WeChatOptions.Section,
            "设置 WeChat:Mode 应是 plain、compatible 或 safe，WeChat:ApiBase 应是网址，WeChat:AnswerWithin 应是形如 00:00:04 的时长。");
        services.AddHttpClient(HttpClientName, http =>
            {
                http.Timeout = TimeSpan.FromSeconds(10);
                http.MaxResponseContentBufferSize = 64 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            // Its addresses hold the access token.
            .RemoveAllLoggers();
        services.AddSingleton(provider => new WeChatGate(Settings(provider), TimeProvider.System));
        services.AddSingleton(provider => new CustomerService(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            Settings(provider),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<CustomerService>>()));
        services.AddSingleton<WeChatRefusals>();
        services.AddSingleton<WeChatChannel>();
        services.AddSingleton<IPushChannel, WeChatPush>();
    }

    /// <summary>Maps the channel's endpoint where it is on.</summary>
    public static void MapWeChat(this WebApplication app)
    {
        if (Settings(app.Services).IsOn)
        {
            app.MapCalls();
        }
    }

    private static WeChatOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<WeChatOptions>>().Value;
}
