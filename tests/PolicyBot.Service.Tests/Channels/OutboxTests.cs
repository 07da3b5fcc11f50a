using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Service.Channels;

namespace PolicyBot.Service.Tests.Channels;

public sealed class OutboxTests : IDisposable
{
    private readonly Outbox _outbox = new(NullLogger<Outbox>.Instance);
    private readonly ConcurrentQueue<int> _sent = [];

    public void Dispose() => _outbox.Dispose();

    [Fact]
    public async Task A_conversations_replies_leave_in_order_and_what_waits_is_sent_before_the_service_stops()
    {
        await _outbox.StartAsync(TestContext.Current.CancellationToken);
        for (int i = 0; i < 20; i++)
        {
            int number = i;
            Assert.True(_outbox.TryAdd("one", async cancellation =>
            {
                await Task.Delay(5, cancellation);
                _sent.Enqueue(number);
            }));
        }

        await _outbox.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 20), _sent);
        Assert.False(_outbox.TryAdd("one", _ => Task.CompletedTask));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_sent_does_not_keep_back_the_next()
    {
        await _outbox.StartAsync(TestContext.Current.CancellationToken);
        _outbox.TryAdd("one", _ => throw new HttpRequestException("no way through"));
        _outbox.TryAdd("one", _ => Send(2));

        await _outbox.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([2], _sent);
    }

    [Fact]
    public async Task What_takes_longer_than_the_host_allows_is_given_up()
    {
        await _outbox.StartAsync(TestContext.Current.CancellationToken);
        _outbox.TryAdd("one", cancellation => Task.Delay(Timeout.Infinite, cancellation));
        using CancellationTokenSource allowed = new(TimeSpan.FromMilliseconds(100));

        await _outbox.StopAsync(allowed.Token).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(allowed.IsCancellationRequested);
    }

    [Fact]
    public async Task It_takes_no_more_than_it_can_hold()
    {
        using SemaphoreSlim gate = new(0);
        await _outbox.StartAsync(TestContext.Current.CancellationToken);
        int taken = 0;
        while (_outbox.TryAdd("one", gate.WaitAsync) && taken < 10_000)
        {
            taken++;
        }

        Assert.InRange(taken, 200, 300);
        gate.Release(taken + 1);
        await _outbox.StopAsync(TestContext.Current.CancellationToken);
    }

    private Task Send(int number)
    {
        _sent.Enqueue(number);
        return Task.CompletedTask;
    }
}
