using System.Diagnostics;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Accounts;

/// <summary>The program as it is started, over the test articles, with an administrator added from the command line; it can be killed and started again.</summary>
public sealed class AdministeredProcess : IAsyncLifetime
{
    public const string Administrator = "admin-liu";

    private readonly TempFolder _folder = new();
    private Process? _service;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);
        Outcome added = await PolicyBotProcess.RunWithInputAsync(
            StaffClient.Password + "\n", "account", "add", Administrator, "--role", "administrator", "--display", "刘主任", "--data", _folder.Data);
        Assert.True(added.Status == ExitStatus.Done, added.Errors);
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
}
