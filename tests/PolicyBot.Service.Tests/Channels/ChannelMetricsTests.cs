using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Tests.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels;

public sealed class ChannelMetricsTests(FollowedAccount account) : IClassFixture<FollowedAccount>
{
    [Fact]
    public async Task Calls_are_counted_by_channel_and_outcome_and_by_nothing_else()
    {
        ConcurrentBag<string> counted = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ChannelMetrics.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            counted.Add(instrument.Name + " " + string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")) + " " + count));
        listener.Start();

        HttpClient client = account.In("plain");
        await client.PassOnAsync(SomeAccount.Text("转人工", account.NextId()));
        await client.PostXmlAsync(SomeAccount.PlainQuery(TimeProvider.System.GetUtcNow(), token: "another").Address(), SomeAccount.Text("转人工"));

        Assert.Contains("policybot.channel.calls channel=wechat outcome=admitted 1", counted);
        Assert.Contains("policybot.channel.calls channel=wechat outcome=refused 1", counted);
    }
}
