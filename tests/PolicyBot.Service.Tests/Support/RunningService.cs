using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The service in this process, over the test articles.</summary>
public sealed class RunningService : WebApplicationFactory<Program>
{
    private readonly TempFolder _folder = new();
    private int _hosts;

    public RunningService() => Fill(_folder.Data);

    internal DataFolder Data => DataFolder.Open(_folder.Data);

    /// <summary>Also called for every host with further settings (WithWebHostBuilder), which may not share the folder of another.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        int host = Interlocked.Increment(ref _hosts);
        string data = host == 1 ? _folder.Data : $"{_folder.Data}-{host}";
        if (host > 1)
        {
            Fill(data);
        }

        builder.UseSetting("data", data).UseSetting("Answers:Now", "2025-06-01");
    }

    private void Fill(string data) => IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(data), CancellationToken.None);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }
}
