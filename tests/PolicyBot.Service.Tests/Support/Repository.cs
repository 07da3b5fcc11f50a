namespace PolicyBot.Service.Tests.Support;

/// <summary>The folder of the project, as it is checked out.</summary>
internal static class Repository
{
    /// <summary>A path below it.</summary>
    public static string PathTo(params string[] parts)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder?.FullName ?? "", .. parts]);
    }
}
