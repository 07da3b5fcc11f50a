namespace PolicyBot.Service.Publishing.Uploads;

/// <summary>Files that came together, and what became of each. Read by one thread and looked at by others.</summary>
/// <param name="id">Its identity, in addresses; not to be guessed.</param>
/// <param name="actor">Who sent them.</param>
/// <param name="folder">Where the files lie until they are read.</param>
/// <param name="names">Their names, as they are shown.</param>
internal sealed class UploadBatch(string id, string actor, string folder, IReadOnlyList<string> names)
{
    private readonly UploadItem[] _items = [.. names.Select(name => new UploadItem(name, false, [], []))];
    private int _done;

    /// <summary>Its identity.</summary>
    public string Id => id;

    /// <summary>Who sent the files.</summary>
    public string Actor => actor;

    /// <summary>Where they lie.</summary>
    public string Folder => folder;

    /// <summary>The files, in the order in which they came.</summary>
    public IReadOnlyList<UploadItem> Items => _items;

    /// <summary>How many were read.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Whether all were read.</summary>
    public bool IsFinished => Done == _items.Length;

    /// <summary>Where a file lies.</summary>
    public string PathOf(int item) => Path.Combine(folder, $"{item}", UploadName.Safe(_items[item].Name));

    /// <summary>Notes what became of a file.</summary>
    public void Finish(int item, IReadOnlyList<UploadedDraft> drafts, IReadOnlyList<string> problems)
    {
        Volatile.Write(ref _items[item], new UploadItem(_items[item].Name, true, drafts, problems));
        Interlocked.Increment(ref _done);
    }
}

/// <summary>A file of an upload.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRead">Whether it was read.</param>
/// <param name="Drafts">The drafts that it became.</param>
/// <param name="Problems">What could not be read, and what to do about it, in Chinese.</param>
internal sealed record UploadItem(string Name, bool IsRead, IReadOnlyList<UploadedDraft> Drafts, IReadOnlyList<string> Problems);

/// <summary>A draft that an upload made.</summary>
/// <param name="Number">The draft's number.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Note">What is worth knowing of it, in Chinese.</param>
internal sealed record UploadedDraft(long Number, string Title, string Note);
