using PolicyBot.Service.Channels.BotFramework;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

public sealed class ServiceHostsTests
{
    private readonly ServiceHosts _hosts = new(AzureCloud.Global.ServiceHosts, ["hub.example.gov.cn", "https://bots.example.com/path", "127.0.0.1:8080", " "]);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/cn/", "https://smba.trafficmanager.net/cn/")]
    [InlineData("https://smba.trafficmanager.net/cn", "https://smba.trafficmanager.net/cn/")]
    [InlineData("https://webchat.botframework.com/", "https://webchat.botframework.com/")]
    [InlineData("https://BOTFRAMEWORK.com", "https://botframework.com/")]
    [InlineData("https://hub.example.gov.cn/v1?x=1#y", "https://hub.example.gov.cn/v1/")]
    [InlineData("https://bots.example.com", "https://bots.example.com/")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/")]
    public void Replies_may_go_to_known_hosts_and_those_an_administrator_added(string serviceUrl, string resolved)
    {
        Assert.Equal(resolved, _hosts.Resolve(serviceUrl, isLocal: false)?.AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://me:secret@smba.trafficmanager.net/")]
    [InlineData("https://169.254.169.254/latest/")]
    [InlineData("http://127.0.0.1:8081/")]
    [InlineData("http://localhost:5432/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("urn:botframework:websocket:directlinespeech")]
    public void And_nowhere_else(string? serviceUrl)
    {
        Assert.Null(_hosts.Resolve(serviceUrl, isLocal: false));
    }

    [Fact]
    public void The_emulator_on_this_machine_is_answered_there_only()
    {
        Assert.NotNull(_hosts.Resolve("http://localhost:5000/", isLocal: true));
        Assert.Null(_hosts.Resolve("http://10.0.0.1:5000/", isLocal: true));
    }
}
