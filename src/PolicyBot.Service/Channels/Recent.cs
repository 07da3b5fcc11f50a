using System.Diagnostics.CodeAnalysis;

namespace PolicyBot.Service.Channels;

/// <summary>What came lately: kept for a time at least and for twice that time at most. Thread-safe.</summary>
/// <param name="kept">How long at least.</param>
/// <param name="time">The clock.</param>
internal sealed class Recent<T>(TimeSpan kept, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Dictionary<string, T> _current = new(StringComparer.Ordinal);
    private Dictionary<string, T> _previous = new(StringComparer.Ordinal);
    private long _since = time.GetTimestamp();

    /// <summary>What is kept under a key, or else what is made for it now.</summary>
    public T GetOrAdd(string key, Func<T> make)
    {
        lock (_lock)
        {
            Forget();
            if (!_current.TryGetValue(key, out T? value) && !_previous.TryGetValue(key, out value))
            {
                value = make();
                _current.Add(key, value);
            }

            return value;
        }
    }

    /// <summary>Keeps something, unless the key is known.</summary>
    /// <returns>Whether it is new.</returns>
    public bool TryAdd(string key, T value)
    {
        lock (_lock)
        {
            Forget();
            return !_previous.ContainsKey(key) && _current.TryAdd(key, value);
        }
    }

    /// <summary>Keeps something in the place of what was kept under the key.</summary>
    public void Set(string key, T value)
    {
        lock (_lock)
        {
            Forget();
            _previous.Remove(key);
            _current[key] = value;
        }
    }

    /// <summary>Takes out what is kept under a key.</summary>
    public bool TryTake(string key, [MaybeNullWhen(false)] out T value)
    {
        lock (_lock)
        {
            Forget();
            return _current.Remove(key, out value) || _previous.Remove(key, out value);
        }
    }

    private void Forget()
    {
        TimeSpan age = time.GetElapsedTime(_since);
        if (age >= kept)
        {
            _previous = age < 2 * kept ? _current : new(StringComparer.Ordinal);
            _current = new(StringComparer.Ordinal);
            _since = time.GetTimestamp();
        }
    }
}
