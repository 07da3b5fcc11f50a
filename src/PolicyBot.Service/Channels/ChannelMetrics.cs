using System.Diagnostics.Metrics;

namespace PolicyBot.Service.Channels;

/// <summary>Counts what the channels do, without a word of what was said or who said it. Thread-safe.</summary>
internal sealed class ChannelMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "PolicyBot.Channels";

    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _deliveries;

    /// <summary>Makes the counters.</summary>
    public ChannelMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _calls = _meter.CreateCounter<long>("policybot.channel.calls", "{call}", "Calls of the platforms, by channel and by whether they were let in.");
        _deliveries = _meter.CreateCounter<long>(
            "policybot.channel.deliveries", "{reply}", "Replies sent after the call was answered, by channel and by whether the platform took them.");
    }

    /// <summary>Counts a call.</summary>
    /// <param name="channel">"botframework" or "wechat".</param>
    /// <param name="isAdmitted">Whether it was let in.</param>
    public void CountCall(string channel, bool isAdmitted) =>
        _calls.Add(1, new("channel", channel), new KeyValuePair<string, object?>("outcome", isAdmitted ? "admitted" : "refused"));

    /// <summary>Counts a reply that was sent after the call was answered.</summary>
    /// <param name="channel">"botframework" or "wechat".</param>
    /// <param name="isTaken">Whether the platform took it.</param>
    public void CountDelivery(string channel, bool isTaken) =>
        _deliveries.Add(1, new("channel", channel), new KeyValuePair<string, object?>("outcome", isTaken ? "taken" : "failed"));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
