using PolicyBot.Storage;

namespace PolicyBot.Service.Desk.Search;

/// <summary>The versions of articles in the store. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">The clock.</param>
internal sealed class ArticleVersions(DataFolder folder, TimeProvider time)
{
    /// <summary>The versions of an article, the newest first.</summary>
    public IReadOnlyList<ArticleVersion> Of(string id)
    {
        using ArticleStore store = ArticleStore.Open(folder, time);
        return store.History.Versions(id);
    }
}
