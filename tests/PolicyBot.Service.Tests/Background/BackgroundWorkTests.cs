using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Service.Background;

namespace PolicyBot.Service.Tests.Background;

public sealed class BackgroundWorkTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly BackgroundWork _work = new(NullLogger<BackgroundWork>.Instance);
    private readonly List<string> _done = [];
    private readonly ManualResetEventSlim _finished = new();

    public async ValueTask InitializeAsync() => await _work.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _work.StopAsync(CancellationToken.None);
        _finished.Dispose();
    }

    [Fact]
    public void What_somebody_waits_for_overtakes_what_has_begun()
    {
        _work.Add(WorkPriority.Ahead,
        [
            () => _work.Add(WorkPriority.Awaited, [Do("awaited 1"), Do("awaited 2")]),
            Do("ahead 2"),
            _finished.Set,
        ]);

        Wait();
        Assert.Equal(["awaited 1", "awaited 2", "ahead 2"], _done);
    }

    [Fact]
    public void Nothing_begins_during_a_pause_and_all_goes_on_after_it()
    {
        using (_work.Pause())
        {
            using (_work.Pause())
            {
                _work.Add(WorkPriority.Awaited, [_finished.Set]);
            }

            Assert.False(_finished.Wait(Moment, TestContext.Current.CancellationToken));
        }

        Wait();
    }

    [Fact]
    public void A_failure_ends_its_own_work_and_is_told()
    {
        Exception? told = null;
        _work.Add(WorkPriority.Awaited, [() => throw new InvalidOperationException("wrong"), Do("never")], fault => told = fault);
        _work.Add(WorkPriority.Ahead, [_finished.Set]);

        Wait();
        Assert.Equal("wrong", told?.Message);
        Assert.Empty(_done);
    }

    [Fact]
    public void It_yields_the_processors_to_those_who_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Niceness of threads is Linux's.");
        string stat = "";
        _work.Add(WorkPriority.Awaited, [() => stat = File.ReadAllText("/proc/thread-self/stat"), _finished.Set]);

        Wait();
        // proc(5): the nineteenth field; the second, in brackets, is the thread's name.
        Assert.Equal("5", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16]);
    }

    private Action Do(string step) => () => _done.Add(step);

    private void Wait() => Assert.True(_finished.Wait(Patience, TestContext.Current.CancellationToken));
}
