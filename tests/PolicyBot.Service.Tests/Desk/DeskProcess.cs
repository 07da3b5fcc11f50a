using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>The program as it is started, over the test articles and with a member of staff; it can be killed and started again.</summary>
public sealed class DeskProcess : IAsyncLifetime
{
    public const string Staff = "desk-wang";

    private readonly TempFolder _folder = new();
    private Process? _service;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var data = DataFolder.Open(_folder.Data);
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], data, CancellationToken.None);
        await AddStaffAsync(data);
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", Address is null ? "http://127.0.0.1:0" : Address.GetLeftPart(UriPartial.Authority));
        Address = await PolicyBotProcess.ServiceAddressAsync(_service);
        // What it says from now on is not of interest, but would fill the pipe.
        _ = _service.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = _service.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Ends it without warning.</summary>
    public async Task KillAsync()
    {
        _service!.Kill(entireProcessTree: true);
        await _service.WaitForExitAsync(CancellationToken.None);
        _service.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private static async Task AddStaffAsync(DataFolder data)
    {
        await using var database = ServiceDatabase.Open(data, AccountServices.Schema);
        ServiceCollection services = new();
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddAccountStore();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<AccountStore>().AddAsync("test", Staff, "王芳", Role.Staff, StaffClient.Password, mustChange: false);
    }
}
