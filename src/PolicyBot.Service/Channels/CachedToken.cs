namespace PolicyBot.Service.Channels;

/// <summary>
/// The token by which this service proves itself to another: asked for once for all who need it, kept, and renewed before it
/// expires. Thread-safe.
/// </summary>
/// <param name="fetch">Asks for a token.</param>
/// <param name="time">The clock.</param>
internal sealed class CachedToken(Func<CancellationToken, Task<IssuedToken>> fetch, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan EarlyAtMost = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Kept? _kept;

    /// <summary>The token.</summary>
    /// <exception cref="HttpRequestException">There is none and none can be got.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        if (_kept is { } kept && !IsDue(kept))
        {
            return kept.Token.Value;
        }

        await _fetching.WaitAsync(cancellation);
        try
        {
            return _kept is { } fresh && !IsDue(fresh) ? fresh.Token.Value : await RenewAsync(cancellation);
        }
        finally
        {
            _fetching.Release();
        }
    }

    /// <summary>Forgets a token that the other side no longer accepts, unless it was renewed in the meantime.</summary>
    public void Reject(string token)
    {
        Kept? kept = _kept;
        if (kept?.Token.Value == token)
        {
            Interlocked.CompareExchange(ref _kept, null, kept);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _fetching.Dispose();

    private async Task<string> RenewAsync(CancellationToken cancellation)
    {
        long asked = time.GetTimestamp();
        try
        {
            IssuedToken token = await fetch(cancellation);
            _kept = new(token, asked);
            return token.Value;
        }
        catch (HttpRequestException) when (_kept is { } kept && time.GetElapsedTime(kept.At) < kept.Token.Lifetime)
        {
            // It is due, not over: whoever issues tokens may be back before it is.
            return kept.Token.Value;
        }
    }

    private bool IsDue(Kept kept)
    {
        TimeSpan early = TimeSpan.FromTicks(Math.Min(EarlyAtMost.Ticks, kept.Token.Lifetime.Ticks / 5));
        return time.GetElapsedTime(kept.At) >= kept.Token.Lifetime - early;
    }

    private sealed record Kept(IssuedToken Token, long At);
}

/// <summary>A token as it was issued.</summary>
/// <param name="Value">The token.</param>
/// <param name="Lifetime">How long it is good.</param>
internal sealed record IssuedToken(string Value, TimeSpan Lifetime);
