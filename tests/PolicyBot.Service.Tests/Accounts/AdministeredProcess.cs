using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Accounts;

/// <summary>The program over the test articles, with an administrator added from the command line.</summary>
public sealed class AdministeredProcess : RestartableProcess
{
    public const string Administrator = "admin-liu";

    private protected override async Task PrepareAsync(TempFolder folder)
    {
        IndexCommand.Run([SomeArticles.WriteTo(folder)], DataFolder.Open(folder.Data), CancellationToken.None);
        Outcome added = await PolicyBotProcess.RunWithInputAsync(
            StaffClient.Password + "\n", "account", "add", Administrator, "--role", "administrator", "--display", "刘主任", "--data", folder.Data);
        Assert.True(added.Status == ExitStatus.Done, added.Errors);
    }
}
