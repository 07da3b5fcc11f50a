using System.Runtime.CompilerServices;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>
/// Counts the wrong codes of whoever asks for cases. By case only where many do it together: else anybody could shut the resident
/// out of theirs. Not thread-safe: asked within the one transaction that writes.
/// </summary>
/// <param name="time">Tells when they are forgotten.</param>
internal sealed class WrongCodes(TimeProvider time)
{
    /// <summary>How many one asker may name in an hour: of a million codes nobody finds the right one in so many.</summary>
    private const int Most = 20;

    /// <summary>How many all may name of one case in an hour, so that many addresses together find none either. One address alone does not come near.</summary>
    private const int MostOfCase = 10 * Most;

    private readonly Recent<StrongBox<int>> _counts = new(TimeSpan.FromHours(1), time);

    /// <summary>Whether the asker may see the case: the code is right, and not too many were wrong. Counts it where it is wrong.</summary>
    /// <param name="turn">Who asks: an address where there is one, for conversations cost nothing there.</param>
    /// <param name="item">The case.</param>
    /// <param name="code">The code that was named.</param>
    public bool Allow(Turn turn, Case item, string code)
    {
        StrongBox<int> ofAsker = Count($"{turn.Channel}|{turn.Caller ?? turn.Conversation}"), ofCase = Count($"{item.Number}");
        if (ofAsker.Value >= Most || ofCase.Value >= MostOfCase)
        {
            return false;
        }

        if (item.Code != code)
        {
            ofAsker.Value++;
            ofCase.Value++;
            return false;
        }

        return true;
    }

    private StrongBox<int> Count(string key) => _counts.GetOrAdd(key, () => new StrongBox<int>());
}
