using System.Runtime.CompilerServices;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>
/// Counts the wrong codes of whoever asks for cases. Never by case: then anybody could shut the resident out of theirs. Not thread-safe: asked within
/// the one transaction that writes.
/// </summary>
/// <param name="time">Tells when they are forgotten.</param>
internal sealed class WrongCodes(TimeProvider time)
{
    /// <summary>How many one asker may name in an hour: of a million codes nobody finds the right one in so many.</summary>
    private const int Most = 20;

    private readonly Recent<StrongBox<int>> _counts = new(TimeSpan.FromHours(1), time);

    /// <summary>Whether the asker may see the case: the code is right, and too many were not. Counts it where it is wrong.</summary>
    /// <param name="turn">Who asks: an address where there is one, for conversations cost nothing there.</param>
    /// <param name="isRight">Whether the code is the case's.</param>
    public bool Allow(Turn turn, bool isRight)
    {
        StrongBox<int> count = _counts.GetOrAdd($"{turn.Channel}|{turn.Caller ?? turn.Conversation}", () => new StrongBox<int>());
        if (!isRight)
        {
            count.Value++;
        }

        return isRight && count.Value < Most;
    }
}
