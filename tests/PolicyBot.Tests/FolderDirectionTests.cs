using System.Text.RegularExpressions;

namespace PolicyBot.Tests;

/// <summary>Dependencies between folders point one way. What a folder uses is read from its sources: from what they import, or name in full.</summary>
public sealed partial class FolderDirectionTests
{
    private const string Library = "src/PolicyBot";
    private const string Answering = "src/PolicyBot/Answers";
    private const string Service = "src/PolicyBot.Service";

    /// <summary>What each folder of the library may use: only such as are named before it, so that no circle can come about.</summary>
    private static readonly (string Folder, string[] Uses)[] LibraryFolders =
    [
        ("Recognition", []),
        ("Language", ["Recognition"]),
        ("Search", ["Language", "Recognition"]),
        ("Articles", ["Language", "Recognition", "Search"]),
        ("Answers", ["Language", "Recognition", "Search", "Articles"]),
        ("Storage", ["Language", "Search", "Articles"]),
        ("Evaluation", ["Language", "Answers"]),
    ];

    /// <summary>The same of the folders of answering, in the order in which a question goes through them.</summary>
    private static readonly (string Folder, string[] Uses)[] AnsweringFolders =
    [
        ("Models", []),
        ("Understanding", []),
        ("Conversation", ["Understanding"]),
        ("Ranking", ["Models", "Understanding"]),
        ("Extraction", ["Models", "Understanding", "Ranking"]),
        ("Deciding", ["Models", "Understanding", "Ranking", "Extraction"]),
    ];

    /// <summary>
    /// What the folders of the service may use that have a direction, those that know least first. Folders that are not named put the others together;
    /// of these, what lies below them uses the fault that ends a command, the limits, the shapes of the API and the log of given answers.
    /// </summary>
    private static readonly (string Folder, string[] Uses)[] ServiceFolders =
    [
        ("Background", []),
        ("Database", []),
        ("Exports", []),
        ("Accounts", ["Database"]),
        ("Knowledge", ["Background", "Commands"]),
        ("Publishing", ["Background", "Database", "Accounts", "Knowledge"]),
        ("Unanswered", ["Database", "Accounts", "Publishing"]),
        ("Conversations", ["Background", "Database", "Accounts", "Knowledge", "Api", "GivenAnswers"]),
        ("Channels", ["Database", "Knowledge", "Api", "Conversations", "Commands", "Hosting"]),
        ("Desk", ["Background", "Database", "Accounts", "Knowledge", "Conversations", "Channels"]),
    ];

    public static TheoryData<string, string, string[]> Folders
    {
        get
        {
            TheoryData<string, string, string[]> folders = [];
            folders.AddRange(LibraryFolders.Select(one => (Library, one.Folder, one.Uses)));
            folders.AddRange(AnsweringFolders.Select(one => (Answering, one.Folder, one.Uses)));
            folders.AddRange(ServiceFolders.Select(one => (Service, one.Folder, one.Uses)));
            return folders;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_those_alone_that_it_may(string project, string folder, string[] uses) =>
        Assert.Empty(Used(project, folder).Except(uses));

    [Fact]
    public void Every_folder_of_the_library_has_its_place()
    {
        Assert.Equal(LibraryFolders.Select(one => one.Folder).Order(), FoldersOf(Library).Order());
        Assert.Equal(AnsweringFolders.Select(one => one.Folder).Order(), FoldersOf(Answering).Order());
    }

    [Fact]
    public void A_folder_of_the_library_may_use_only_what_is_named_before_it() => Assert.All([LibraryFolders, AnsweringFolders], folders =>
    {
        string[] order = [.. folders.Select(one => one.Folder)];

        Assert.All(folders, one => Assert.Subset(order[..Array.IndexOf(order, one.Folder)].ToHashSet(), one.Uses.ToHashSet()));
    });

    [Fact]
    public void The_library_knows_nothing_of_the_service() =>
        Assert.DoesNotContain(FoldersOf(Library), folder => Used(Library, folder).Contains("Service"));

    private static IEnumerable<string> FoldersOf(string project) =>
        Directory.GetDirectories(PathTo(project)).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj" or "Data"));

    /// <summary>The folders of a project that the sources of one name, itself apart.</summary>
    private static string[] Used(string project, string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(PathTo(project), folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NameIn(project).Matches(File.ReadAllText(file)))
            .Select(name => name.Groups[1].Value)
            .Where(name => name != folder)
            .Distinct(),
    ];

    private static Regex NameIn(string project) => project switch
    {
        Service => ServiceName(),
        Answering => AnsweringName(),
        _ => LibraryName(),
    };

    private static string PathTo(string project)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, project);
    }

    // Behind a slash it is a project's folder.
    [GeneratedRegex(@"(?<!/)\bPolicyBot\.([A-Z]\w*)")]
    private static partial Regex LibraryName();

    [GeneratedRegex(@"\bPolicyBot\.Answers\.([A-Z]\w*)")]
    private static partial Regex AnsweringName();

    [GeneratedRegex(@"\bPolicyBot\.Service\.([A-Z]\w*)")]
    private static partial Regex ServiceName();
}
