using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>The program over the test articles, with a member of staff.</summary>
public sealed class DeskProcess : RestartableProcess
{
    public const string Staff = "desk-wang";

    private protected override async Task PrepareAsync(TempFolder folder)
    {
        IndexCommand.Run([SomeArticles.WriteTo(folder)], Data, CancellationToken.None);
        await AddAccountAsync(Staff, "王芳", Role.Staff);
    }
}
