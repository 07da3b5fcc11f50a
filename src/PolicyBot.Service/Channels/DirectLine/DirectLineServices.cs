using Microsoft.AspNetCore.Cors.Infrastructure;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>What Direct Line needs, put together.</summary>
internal static class DirectLineServices
{
    /// <summary>The name of its CORS policy.</summary>
    public const string CorsPolicy = "directline";

    /// <summary>Adds the channel.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where the settings stand.</param>
    /// <param name="key">Signs the tokens.</param>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddDirectLine(this IServiceCollection services, IConfiguration configuration, byte[] key)
    {
        DirectLineOptions options = services.AddSettings<DirectLineOptions>(
            configuration, DirectLineOptions.Section, "设置 DirectLine:TokenLifetime 应是形如 00:30:00 的时长，DirectLine:MessagesPerMinute 应是正整数，DirectLine:AllowedOrigins 应是一列网址。");
        services.AddSingleton(provider => new Tokens(key, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DirectLineStore>();
        services.AddSingleton<IForgetful>(provider => provider.GetRequiredService<DirectLineStore>());
        services.AddSingleton<ActivityStreams>();
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<IPushChannel, DirectLinePush>();
        services.AddSingleton<OriginCheck>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => Allow(policy, options.AllowedOrigins)));
    }

    // The headers are those that DirectLineJS sends.
    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .WithMethods("GET", "POST")
        .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
