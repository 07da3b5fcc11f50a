using System.Collections.Concurrent;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The open streams, one a conversation at most. Thread-safe.</summary>
internal sealed class ActivityStreams
{
    private readonly ConcurrentDictionary<string, ActivityStream> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a stream in; an older one of the same conversation ends.</summary>
    public void Add(string conversation, ActivityStream stream)
    {
        ActivityStream? older = null;
        _open.AddOrUpdate(conversation, stream, (_, current) =>
        {
            older = current;
            return stream;
        });
        older?.Replace();
    }

    /// <summary>Takes a stream out, unless another took its place.</summary>
    public void Remove(string conversation, ActivityStream stream) => _open.TryRemove(new(conversation, stream));

    /// <summary>Tells the stream of a conversation, if there is one, that activities were added.</summary>
    public void Wake(string conversation)
    {
        if (_open.TryGetValue(conversation, out ActivityStream? stream))
        {
            stream.Wake();
        }
    }
}
