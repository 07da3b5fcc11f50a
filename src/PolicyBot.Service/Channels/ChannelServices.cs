using PolicyBot.Service.Channels.BotFramework;
using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Channels;

/// <summary>The channels by which residents ask, put together.</summary>
internal static class ChannelServices
{
    /// <summary>Adds the channels.</summary>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Outbox>();
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<UserLimits>();
        services.AddSingleton<ChannelMetrics>();
        services.AddBotFramework(configuration);
        services.AddWeChat(configuration);
    }

    /// <summary>Maps the endpoints of the channels that are on.</summary>
    public static void MapChannels(this WebApplication app)
    {
        app.MapBotFramework();
        app.MapWeChat();
    }
}
