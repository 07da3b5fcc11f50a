using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Publishing;

/// <summary>The program as it is started, with an administrator's account, to be killed and started again.</summary>
public sealed class PublishingProcess : IAsyncLifetime
{
    public const string Administrator = "admin-liu";

    private readonly TempFolder _folder = new();
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    internal DataFolder Data => DataFolder.Open(_folder.Data);

    public async ValueTask InitializeAsync()
    {
        IndexCommand.Run([DifferingPlaces.WriteTo(_folder)], Data, CancellationToken.None);
        await using (var database = ServiceDatabase.Open(Data, AccountServices.Schema))
        {
            ServiceCollection services = new();
            services.AddSingleton(database).AddSingleton(TimeProvider.System).AddAccountStore();
            await using ServiceProvider provider = services.BuildServiceProvider();
            await provider.GetRequiredService<AccountStore>().AddAsync("test", Administrator, Administrator, Role.Administrator, StaffClient.Password, mustChange: false);
        }

        await StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task StartAsync()
    {
        _process = PolicyBotProcess.Start("--data", _folder.Data, "--urls", "http://127.0.0.1:0");
        Address = await PolicyBotProcess.ServiceAddressAsync(_process);
        // What it says from now on is not of interest, but would fill the pipe.
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Ends it without a farewell: SIGKILL.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }
}
