using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Service.Channels.BotFramework;
using PolicyBot.Service.Tests.Support;
using static PolicyBot.Service.Tests.Channels.BotFramework.TestToken;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

public sealed class TokenValidatorTests(ChannelServer server) : IClassFixture<ChannelServer>, IDisposable
{
    private readonly SettableTime _time = new();
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_channels_token_is_proved(string algorithm)
    {
        Assert.Equal(Caller.Channel, await IdentifyAsync("Bearer " + Signed(Header(algorithm), Claims(_time.Now))));
        Assert.Equal(Caller.Channel, await IdentifyAsync("bearer " + Signed(Header(algorithm), Claims(_time.Now))));
    }

    [Theory]
    [InlineData(-62)]
    [InlineData(2)]
    public async Task Clocks_may_differ_by_five_minutes(int minutes)
    {
        Assert.Equal(Caller.Channel, await IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now.AddMinutes(minutes)))));
    }

    [Theory]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "1.0", "appid")]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "2.0", "azp")]
    [InlineData("https://login.microsoftonline.com/77777777-0000-0000-0000-000000000000/v2.0", "2.0", "azp")]
    public async Task The_emulators_token_is_proved_in_both_versions_and_in_ones_own_tenant(string issuer, string version, string claim)
    {
        JsonObject claims = EmulatorClaims(_time.Now);
        claims.Remove("appid");
        (claims["iss"], claims["ver"], claims[claim]) = (issuer, version, ChannelServer.AppId);

        Assert.Equal(Caller.Emulator, await IdentifyAsync("Bearer " + Signed(Header(), claims)));
    }

    [Fact]
    public async Task A_bot_that_is_registered_in_china_believes_the_chinese_issuer_alone()
    {
        using OpenIdKeys keys = new(_http, new Uri(server.Url + "/metadata"), _time, NullLogger.Instance);
        TokenValidator validator = new(new() { AppId = ChannelServer.AppId, AppPassword = ChannelServer.Password, Cloud = AzureCloudName.China }, keys, keys, _time);
        JsonObject claims = Claims(_time.Now);
        claims["iss"] = "https://api.botframework.azure.cn";

        Assert.Equal(Caller.Channel, await IdentifyAsync("Bearer " + Signed(Header(), claims), validator: validator));
        Assert.Equal(Caller.Nobody, await IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now)), validator: validator));
        Assert.Equal(Caller.Nobody, await IdentifyAsync("Bearer " + Signed(Header(), claims)));
    }

    public static TheoryData<string> Forgeries => [.. ForgedTokens.All.Select(forgery => forgery.Name)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_proves_nobody(string name)
    {
        string? authorization = ForgedTokens.All.Single(forgery => forgery.Name == name).Make(_time.Now);

        Assert.Equal(Caller.Nobody, await IdentifyAsync(authorization));
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("MSTEAMS")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_key_speaks_only_for_the_channels_that_endorse_it(string? channel)
    {
        Assert.Equal(Caller.Nobody, await IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now)), channel));
    }

    [Fact]
    public async Task A_key_without_endorsements_speaks_for_no_channel()
    {
        TestKey key = new("plain-" + Guid.NewGuid());
        server.Keys.Add(key);

        Assert.Equal(Caller.Nobody, await IdentifyAsync("Bearer " + Signed(Header(keyId: key.Id), Claims(_time.Now), key)));
    }

    [Fact]
    public async Task A_key_that_is_too_short_is_not_believed()
    {
        TestKey key = new("short-" + Guid.NewGuid(), 1024, "msteams");
        server.Keys.Add(key);

        Assert.Equal(Caller.Nobody, await IdentifyAsync("Bearer " + Signed(Header(keyId: key.Id), Claims(_time.Now), key)));
    }

    [Fact]
    public async Task A_new_key_is_fetched_at_most_once_an_hour_and_all_once_a_day()
    {
        TokenValidator validator = Validator();
        await IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now)), validator: validator);
        int fetched = server.Fetches;
        TestKey rolled = new("rolled-" + Guid.NewGuid(), 2048, "msteams");
        server.Keys.Add(rolled);
        Task<Caller> CallAsync() => IdentifyAsync("Bearer " + Signed(Header(keyId: rolled.Id), Claims(_time.Now), rolled), validator: validator);

        Assert.Equal(Caller.Nobody, await CallAsync());
        Assert.Equal(fetched, server.Fetches);

        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync())), caller => Assert.Equal(Caller.Channel, caller));
        Assert.Equal(fetched + 1, server.Fetches);

        _time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(Caller.Channel, await CallAsync());
        Assert.Equal(fetched + 2, server.Fetches);
    }

    [Fact]
    public async Task Where_no_keys_can_be_fetched_nothing_is_proved_and_it_is_not_tried_at_every_call()
    {
        using OpenIdKeys unreachable = new(_http, new Uri("http://127.0.0.1:9/metadata"), _time, NullLogger.Instance);
        TokenValidator validator = new(Options(), unreachable, unreachable, _time);

        await Assert.ThrowsAsync<HttpRequestException>(() => IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now)), validator: validator));
        HttpRequestException second = await Assert.ThrowsAsync<HttpRequestException>(
            () => IdentifyAsync("Bearer " + Signed(Header(), Claims(_time.Now)), validator: validator));
        Assert.Contains("a moment ago", second.Message, StringComparison.Ordinal);
    }

    private static BotFrameworkOptions Options() => new() { AppId = ChannelServer.AppId, AppPassword = ChannelServer.Password, TenantId = "77777777-0000-0000-0000-000000000000" };

    private TokenValidator Validator()
    {
        OpenIdKeys keys = new(_http, new Uri(server.Url + "/metadata"), _time, NullLogger.Instance);
        return new(Options(), keys, keys, _time);
    }

    private Task<Caller> IdentifyAsync(string? authorization, string? channel = "msteams", TokenValidator? validator = null) =>
        (validator ?? Validator()).IdentifyAsync(authorization, channel, ServiceUrl, TestContext.Current.CancellationToken);
}
