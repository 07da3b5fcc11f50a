using System.Diagnostics;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The service as a process of its own over the test articles, on a port that other programs can reach.</summary>
internal sealed class ServedArticles : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _process;

    private ServedArticles(string[] settings)
    {
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);
        _process = PolicyBotProcess.Start(["serve", "--data", _folder.Data, "--urls", "http://127.0.0.1:0", .. settings]);
    }

    /// <summary>Where it listens, without a final slash.</summary>
    public string Url { get; private set; } = "";

    public static async Task<ServedArticles> StartAsync(params string[] settings)
    {
        ServedArticles service = new(settings);
        service.Url = (await PolicyBotProcess.ServiceAddressAsync(service._process)).ToString().TrimEnd('/');
        // What it says from now on is not of interest, but would fill the pipe.
        _ = service._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = service._process.StandardError.ReadToEndAsync(CancellationToken.None);
        return service;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
