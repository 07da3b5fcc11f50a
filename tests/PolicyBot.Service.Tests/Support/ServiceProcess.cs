using System.Diagnostics;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The program as it is started, listening on a port of its own, over articles of which two places answer differently.</summary>
public sealed class ServiceProcess : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Process? _service;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        string articles = DifferingPlaces.WriteTo(_folder);
        _folder.Write("articles/charging.md", SomeArticles.Charging);
        _folder.Write("articles/more.jsonl", SomeArticles.Hostile + "\n");
        IndexCommand.Run([articles], DataFolder.Open(_folder.Data), CancellationToken.None);
        _service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", "http://127.0.0.1:0");
        Address = await PolicyBotProcess.ServiceAddressAsync(_service);
    }

    public ValueTask DisposeAsync()
    {
        _service?.Kill();
        _service?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
