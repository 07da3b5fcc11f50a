using PolicyBot.Service.Background;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Publishing.Releases;
using PolicyBot.Service.Publishing.Uploads;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing;

/// <summary>What administrators publish with, put together.</summary>
internal static class PublishingServices
{
    /// <summary>The tables.</summary>
    public const string Schema = DraftStore.Schema + GoldenStore.Schema + SynonymVersions.Schema + ReleaseStore.Schema;

    /// <summary>Adds publishing to the service.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">The data folder.</param>
    public static void AddPublishing(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<PublishedArticles>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<GoldenStore>();
        services.AddSingleton<SynonymVersions>();
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<GoldenWarmUp>();
        services.AddSingleton<Previewer>();
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ReleaseDesk>();
        services.AddSingleton<ReleaseHistory>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<UploadQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundWork>());
        services.AddHostedService<GoldenSeed>();
        services.AddHostedService(provider => provider.GetRequiredService<GoldenWarmUp>());
        services.AddHostedService<ReleaseClock>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadQueue>());
    }
}
