using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>The service, registered with the channel server of these tests as it would be with Azure Bot Service.</summary>
public sealed class RegisteredBot : IAsyncLifetime
{
    private readonly RunningService _service = new();
    private WebApplicationFactory<Program>? _registered;

    public ChannelServer Channel { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _registered!.Services;

    public async ValueTask InitializeAsync()
    {
        await Channel.InitializeAsync();
        _registered = _service.WithWebHostBuilder(builder => builder
            .UseSetting("BotFramework:AppId", ChannelServer.AppId)
            .UseSetting("BotFramework:AppPassword", ChannelServer.Password)
            .UseSetting("BotFramework:OpenIdMetadata", Channel.Url + "/metadata")
            .UseSetting("BotFramework:EmulatorOpenIdMetadata", Channel.Url + "/metadata")
            .UseSetting("BotFramework:TokenEndpoint", Channel.Url + "/token")
            .UseSetting("BotFramework:AllowedServiceHosts", "127.0.0.1"));
        Client = _registered.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        await _registered!.DisposeAsync();
        await _service.DisposeAsync();
        await Channel.DisposeAsync();
    }
}
