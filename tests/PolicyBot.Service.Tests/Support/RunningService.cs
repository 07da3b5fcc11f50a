using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The service in this process, over the test articles.</summary>
public sealed class RunningService : WebApplicationFactory<Program>
{
    private readonly TempFolder _folder = new();

    public RunningService() =>
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);

    internal DataFolder Data => DataFolder.Open(_folder.Data);

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("data", _folder.Data).UseSetting("Answers:Now", "2025-06-01");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }
}
