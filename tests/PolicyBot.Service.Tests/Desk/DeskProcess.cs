using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>The program over the test articles, with a member of staff.</summary>
public sealed class DeskProcess : RestartableProcess
{
    public const string Staff = "desk-wang";

    private protected override async Task PrepareAsync(TempFolder folder)
    {
        var data = DataFolder.Open(folder.Data);
        IndexCommand.Run([SomeArticles.WriteTo(folder)], data, CancellationToken.None);
        await AddStaffAsync(data);
    }

    private static async Task AddStaffAsync(DataFolder data)
    {
        await using var database = ServiceDatabase.Open(data, AccountServices.Schema);
        ServiceCollection services = new();
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddAccountStore();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<AccountStore>().AddAsync("test", Staff, "王芳", Role.Staff, StaffClient.Password, mustChange: false);
    }
}
