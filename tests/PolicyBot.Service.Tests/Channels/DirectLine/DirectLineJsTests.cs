using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.DirectLine;

/// <summary>Microsoft's DirectLineJS, unchanged, in Node.</summary>
public sealed class DirectLineJsTests : IClassFixture<ServiceProcess>
{
    private const string Script = "directline.js";

    private readonly string _address;

    public DirectLineJsTests(ServiceProcess service)
    {
        ArgumentNullException.ThrowIfNull(service);
        _address = service.Address.ToString();
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("poll")]
    public async Task It_holds_a_conversation_of_eight_turns(string mode)
    {
        JsonObject[] lines = await NpmClients.RunAsync(
            Script, _address, mode, "你好", DifferingPlaces.Question, "德州市", "有帮助", "那武侯区呢", "2025年新增多少个充电端口", "大熊猫爱吃哪种竹笋", "转人工");

        string[] said = [.. lines.SkipLast(1).Select(line => (string)line["said"]!)];
        Assert.Equal(8, said.Length);
        Assert.StartsWith("您好", said[0], StringComparison.Ordinal);
        Assert.Contains("您问的是哪里", said[1], StringComparison.Ordinal);
        Assert.Equal(["德州市", "成都市武侯区"], lines[1]["actions"]!.AsArray().Select(action => (string)action!).Order(StringComparer.Ordinal));
        Assert.Contains("15万元", said[2], StringComparison.Ordinal);
        Assert.Contains("谢谢", said[3], StringComparison.Ordinal);
        Assert.Contains("20万元", said[4], StringComparison.Ordinal);
        Assert.Contains("3000个", said[5], StringComparison.Ordinal);
        Assert.Contains("没有找到", said[6], StringComparison.Ordinal);
        Assert.Contains("12345", said[7], StringComparison.Ordinal);
        Assert.All(lines.SkipLast(1), line => Assert.True((bool)line["echoed"]!));
        Assert.Equal(17, (int?)lines[^1]["activities"]);
    }

    [Fact]
    public async Task A_socket_that_drops_is_opened_again_and_nothing_is_lost_or_said_twice()
    {
        JsonObject[] lines = await NpmClients.RunAsync(Script, _address, "socket", "你好", "(drop)", DifferingPlaces.Question, "2");

        Assert.Contains("您问的是哪里", (string?)lines[1]["said"], StringComparison.Ordinal);
        Assert.Contains("万元", (string?)lines[2]["said"], StringComparison.Ordinal);
        Assert.Equal(7, (int?)lines[^1]["activities"]);
    }

    [Fact]
    public async Task A_forged_token_is_refused()
    {
        Assert.True((bool?)Assert.Single(await NpmClients.RunAsync(Script, _address, "socket", "(refuse)"))["refused"]);
    }
}
