using PolicyBot.Service.Conversations.Rendering;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Conversations;

/// <summary>What conversations need, put together.</summary>
internal static class ConversationServices
{
    /// <summary>Adds the turn handler and its store.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where the settings stand.</param>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ConversationsOptions>(
            configuration, ConversationsOptions.Section, "设置 Conversations:Lifetime 应是形如 1.00:00:00 的时长，Conversations:PublicUrl 应是网址。");
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<IForgetful>(provider => provider.GetRequiredService<ConversationStore>());
        services.AddSingleton<TurnHandler>();
        services.AddSingleton<ConversationEraser>();
        services.AddSingleton<ConversationExport>();
        services.AddSingleton<LinkSource>();
        services.AddHostedService<ConversationExpiry>();
    }
}
