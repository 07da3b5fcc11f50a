using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Desk.Search;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Desk;

/// <summary>What the desk of those who answer residents needs, put together.</summary>
internal static class DeskServices
{
    /// <summary>The tables of cases and of what waits for residents.</summary>
    public const string Schema = CaseTable.Schema + DeliveryTable.Schema;

    /// <summary>Adds cases and the search.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where the settings stand.</param>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<CaseOptions>(
            configuration,
            CaseOptions.Section,
            "设置 Cases:OrdinaryHours、:SoonHours、:UrgentHours 应是小时数，Cases:RemindBefore、:CloseAfter、:KeepFor 应是形如 01:00:00 或 7.00:00:00 的时长，Cases:Enabled 应是 true 或 false。");
        services.AddSingleton<DeskSearch>();
        services.AddSingleton<CaseLedger>();
        services.AddSingleton<IStaffDesk, CaseDialogue>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<DeliveryService>();
        services.AddSingleton<IWaitingReplies>(provider => provider.GetRequiredService<DeliveryService>());
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryService>());
        services.AddSingleton<CaseClock>();
        services.AddHostedService(provider => provider.GetRequiredService<CaseClock>());
    }
}
