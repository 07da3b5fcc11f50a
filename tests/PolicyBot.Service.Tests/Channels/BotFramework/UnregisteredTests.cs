using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>Without a registration nobody can prove anything, so only this machine is served.</summary>
public sealed class UnregisteredTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::1", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("192.168.1.7", HttpStatusCode.Unauthorized)]
    [InlineData("203.0.113.7", HttpStatusCode.Unauthorized)]
    public async Task Only_this_machine_is_served(string caller, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await PostAsync(caller, "http://localhost:5000")).StatusCode);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("https://evil.example/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task And_no_other_machine_is_called_for_it(string serviceUrl)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("127.0.0.1", serviceUrl, expectReplies: false)).StatusCode);
    }

    [Fact]
    public async Task Nor_does_it_start_where_other_machines_could_call()
    {
        using TempFolder folder = new();
        IndexCommand.Run([folder.Write("lift.md", SomeArticles.Lift)], DataFolder.Open(folder.Data), CancellationToken.None);

        Outcome outcome = await PolicyBotProcess.RunAsync("serve", "--data", folder.Data, "--urls", "http://0.0.0.0:0");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("BotFramework:AppId", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("BotFramework:Enabled=false", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0;http://0.0.0.0:{0}")]
    [InlineData("--http_ports={0}")]
    [InlineData("--Kestrel:Endpoints:All:Url=http://*:{0}")]
    public async Task And_it_refuses_before_it_listens(string setting)
    {
        using TempFolder folder = new();
        IndexCommand.Run([folder.Write("lift.md", SomeArticles.Lift)], DataFolder.Open(folder.Data), CancellationToken.None);
        using TcpListener taken = new(IPAddress.Any, 0);
        taken.Start();

        Outcome outcome = await PolicyBotProcess.RunAsync(
            "serve", "--data", folder.Data, string.Format(System.Globalization.CultureInfo.InvariantCulture, setting, ((IPEndPoint)taken.LocalEndpoint).Port));

        Assert.Equal(1, outcome.Status);
        Assert.Contains("BotFramework:AppId", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BotFramework:AppPassword", "--BotFramework:AppId=11111111-2222-3333-4444-555555555555")]
    [InlineData("BotFramework:TenantId", "--BotFramework:TenantId=mine")]
    [InlineData("BotFramework:OpenIdMetadata", "--BotFramework:OpenIdMetadata=http://example.com/")]
    [InlineData("BotFramework:TokenEndpoint", "--BotFramework:TokenEndpoint=/token")]
    [InlineData("BotFramework:Cloud", "--BotFramework:Cloud=moon")]
    [InlineData("BotFramework:Enabled", "--BotFramework:Enabled=perhaps")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, string setting)
    {
        using TempFolder folder = new();
        Outcome outcome = await PolicyBotProcess.RunAsync("serve", "--data", folder.Data, "--urls", "http://127.0.0.1:0", setting);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(name, outcome.Errors, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string caller, string serviceUrl, bool expectReplies = true)
    {
        using HttpClient client = service
            .WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new CallerAddress(caller))))
            .CreateClient();
        string activity = JsonSerializer.Serialize(new
        {
            type = "message",
            id = Guid.NewGuid(),
            text = "电梯",
            channelId = "emulator",
            serviceUrl,
            conversation = new { id = "c" },
            deliveryMode = expectReplies ? "expectReplies" : "normal",
        });
        using StringContent content = new(activity, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
