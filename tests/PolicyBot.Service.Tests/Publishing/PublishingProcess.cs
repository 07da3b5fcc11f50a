using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Publishing;

/// <summary>The program over articles that differ by place, with an administrator.</summary>
public sealed class PublishingProcess : RestartableProcess
{
    public const string Administrator = "admin-liu";

    private protected override async Task PrepareAsync(TempFolder folder)
    {
        IndexCommand.Run([DifferingPlaces.WriteTo(folder)], Data, CancellationToken.None);
        await AddAccountAsync(Administrator, Administrator, Role.Administrator);
    }
}
