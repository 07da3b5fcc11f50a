using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The service over articles that answer one question differently for two places, among articles about other things.</summary>
public sealed class DifferingPlaces : WebApplicationFactory<Program>
{
    public const string Question = "加装一台电梯补贴多少钱";

    private readonly TempFolder _folder = new();

    public DifferingPlaces() => IndexCommand.Run([WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);

    /// <summary>Lays the articles out under the folder.</summary>
    /// <returns>The folder of the articles.</returns>
    internal static string WriteTo(TempFolder folder)
    {
        folder.Write("articles/one.md", Article("德州市", "德州市住建局公布，加装一台电梯补贴15万元。"));
        folder.Write("articles/other.md", Article("成都市武侯区", "成都市武侯区住建局公布，加装一台电梯补贴20万元。"));
        for (int number = 1; number <= 6; number++)
        {
            folder.Write($"articles/library-{number}.md", Article("青禾市", $"图书馆第{number}阅览室周一闭馆，其余时间开放。"));
        }

        return Path.Combine(folder.Path, "articles");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", _folder.Data);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _folder.Dispose();
        }
    }

    private static string Article(string region, string text) =>
        $"---\ntitle: {region}通知{text.Length}\ndate: 2026-01-01\nregion: {region}\n---\n\n{text}\n";
}
