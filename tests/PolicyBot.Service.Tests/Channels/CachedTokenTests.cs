using PolicyBot.Service.Channels;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels;

public sealed class CachedTokenTests : IDisposable
{
    private readonly SettableTime _time = new();
    private readonly CachedToken _token;
    private int _asked;
    private bool _isDown;

    public CachedTokenTests() => _token = new(
        async cancellation =>
        {
            await Task.Delay(20, cancellation);
            return _isDown ? throw new HttpRequestException("down") : new($"token {++_asked}", TimeSpan.FromHours(1));
        },
        _time);

    public void Dispose() => _token.Dispose();

    [Fact]
    public async Task However_many_need_it_at_once_it_is_asked_for_once()
    {
        string[] tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync()));

        Assert.All(tokens, token => Assert.Equal("token 1", token));
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData(54, "token 1")]
    [InlineData(56, "token 2")]
    public async Task It_is_renewed_five_minutes_before_it_expires(int minutes, string expected)
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, await GetAsync());
    }

    [Fact]
    public async Task While_it_cannot_be_renewed_the_old_one_serves_until_it_expires()
    {
        await GetAsync();
        _isDown = true;
        _time.Advance(TimeSpan.FromMinutes(58));

        Assert.Equal("token 1", await GetAsync());
        _time.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<HttpRequestException>(GetAsync);
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_and_only_that_one()
    {
        await GetAsync();
        _token.Reject("token 1");
        Assert.Equal("token 2", await GetAsync());
        _token.Reject("token 1");

        Assert.Equal("token 2", await GetAsync());
    }

    private Task<string> GetAsync() => _token.GetAsync(TestContext.Current.CancellationToken).AsTask();
}
