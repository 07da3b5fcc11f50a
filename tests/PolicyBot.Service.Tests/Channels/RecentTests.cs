using PolicyBot.Service.Channels;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels;

public sealed class RecentTests
{
    private readonly SettableTime _time = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(121, false)]
    public void What_came_is_known_for_the_time_and_forgotten_after_twice_the_time(int seconds, bool isKnown)
    {
        Recent<string> recent = new(TimeSpan.FromMinutes(1), _time);
        _time.Advance(TimeSpan.FromSeconds(50));
        recent.TryAdd("key", "first");
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(isKnown ? "first" : "second", recent.GetOrAdd("key", () => "second"));
    }

    [Fact]
    public void What_was_taken_out_is_gone_also_after_the_turn()
    {
        Recent<string> recent = new(TimeSpan.FromMinutes(1), _time);
        recent.Set("key", "first");
        _time.Advance(TimeSpan.FromSeconds(61));
        recent.Set("key", "second");

        Assert.True(recent.TryTake("key", out string? taken));
        Assert.Equal("second", taken);
        Assert.False(recent.TryTake("key", out _));
    }
}
