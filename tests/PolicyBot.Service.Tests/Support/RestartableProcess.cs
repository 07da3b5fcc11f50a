using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The program as it is started; it can be killed and started again over the same data, at the same address.</summary>
public abstract class RestartableProcess : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Process? _service;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    internal DataFolder Data => DataFolder.Open(_folder.Data);

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync(_folder);
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

    /// <summary>Lets it write nothing to any file, as if the disk were full, or everything again.</summary>
    public async Task FillDiskAsync(bool isFull)
    {
        string limit = isFull ? "0:unlimited" : "unlimited:unlimited";
        using Process limiting = Process.Start("prlimit", [string.Create(CultureInfo.InvariantCulture, $"--pid={_service!.Id}"), "--fsize=" + limit]);
        await limiting.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, limiting.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds somebody who works here, before the first start.</summary>
    private protected async Task AddAccountAsync(string name, string displayName, Role role)
    {
        await using var database = ServiceDatabase.Open(Data, AccountServices.Schema);
        ServiceCollection services = new();
        services.AddSingleton(database).AddSingleton(TimeProvider.System).AddAccountStore();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<AccountStore>().AddAsync("test", name, displayName, role, StaffClient.Password, mustChange: false);
    }

    /// <summary>Fills the data folder before the first start.</summary>
    private protected abstract Task PrepareAsync(TempFolder folder);
}
