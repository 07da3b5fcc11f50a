using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Tests.Knowledge;

public sealed class TurnsTests
{
    private readonly Turns _turns = new(2);

    [Fact]
    public void As_many_as_there_are_go_at_once_and_the_others_in_their_order()
    {
        Task[] entered = Enter(4);
        Assert.Equal([true, true, false, false], Entered(entered));

        _turns.Leave();

        Assert.Equal([true, true, true, false], Entered(entered));
    }

    [Fact]
    public void What_is_more_urgent_takes_a_turn_away_without_waiting_and_gives_it_back()
    {
        Task[] entered = Enter(4);
        using (_turns.Reserve())
        {
            _turns.Leave();
            Assert.Equal([true, true, false, false], Entered(entered));
        }

        Assert.Equal([true, true, true, false], Entered(entered));
    }

    [Fact]
    public void Questions_keep_one_turn_whatever_is_reserved()
    {
        using IDisposable one = _turns.Reserve(), two = _turns.Reserve(), three = _turns.Reserve();

        Assert.Equal([true, false], Entered(Enter(2)));
    }

    private static IEnumerable<bool> Entered(Task[] tasks) => tasks.Select(task => task.IsCompletedSuccessfully);

    private Task[] Enter(int count) => [.. Enumerable.Range(0, count).Select(_ => _turns.EnterAsync())];
}
