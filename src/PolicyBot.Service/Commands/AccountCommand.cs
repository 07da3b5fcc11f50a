using System.CommandLine;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Storage;

namespace PolicyBot.Service.Commands;

/// <summary><c>account</c>: the accounts of those who work here, for whoever has the data folder: the first administrator, and the way back in.</summary>
internal static class AccountCommand
{
    private const string Actor = "命令行";

    /// <summary>The command with its own commands.</summary>
    public static Command Create()
    {
        Option<Role> role = new("--role") { Description = "角色：administrator 管理员，staff 坐席", HelpName = "administrator|staff", Required = true };
        Option<string?> display = new("--display") { Description = "显示名，不写就是用户名", HelpName = "显示名" };
        Command add = Named("add", "添加账号，密码从终端输入两次，或从标准输入读一行", (accounts, name, parsed) =>
            AddAsync(accounts, name, parsed.GetValue(display) ?? name, parsed.GetRequiredValue(role)));
        add.Add(role);
        add.Add(display);

        Option<string> data = PolicyBotCommand.DataOption();
        Command list = new("list", "列出账号") { data };
        list.SetAction((parsed, _) => WithAccountsAsync(parsed.GetRequiredValue(data), accounts =>
        {
            foreach (Account account in accounts.List())
            {
                Console.WriteLine($"{account.Name}\t{account.DisplayName}\t{account.Role.InChinese()}\t{(account.IsDisabled ? "停用" : "可用")}");
            }

            return Task.CompletedTask;
        }));
        return new Command("account", "管理工作人员的账号")
        {
            add,
            list,
            Named("reset", "重设密码", (accounts, name, _) => ResetAsync(accounts, name)),
            Named("disable", "停用账号，已登录的立即退出", (accounts, name, _) => ChangeAsync(name, accounts.SetDisabledAsync(Actor, name, true), "已停用")),
            Named("enable", "重新启用账号", (accounts, name, _) => ChangeAsync(name, accounts.SetDisabledAsync(Actor, name, false), "已启用")),
        };
    }

    private static Command Named(string command, string description, Func<AccountStore, string, ParseResult, Task> run)
    {
        Argument<string> name = new("NAME") { Description = "用户名" };
        Option<string> data = PolicyBotCommand.DataOption();
        Command created = new(command, description) { name, data };
        created.SetAction((parsed, _) => WithAccountsAsync(
            parsed.GetRequiredValue(data), accounts => run(accounts, AccountRules.Normalize(parsed.GetRequiredValue(name)), parsed)));
        return created;
    }

    private static async Task<int> WithAccountsAsync(string dataFolder, Func<AccountStore, Task> run)
    {
        await using var database = ServiceDatabase.Open(DataFolder.Open(dataFolder), AccountServices.Schema);
        ServiceCollection services = new();
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddAccountStore();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await run(provider.GetRequiredService<AccountStore>());
        return ExitStatus.Done;
    }

    private static async Task AddAsync(AccountStore accounts, string name, string display, Role role)
    {
        if ((AccountRules.NameComplaint(name) ?? AccountRules.DisplayNameComplaint(display)) is { } complaint)
        {
            throw new CommandFailedException(complaint);
        }

        if (accounts.Find(name) is not null || !await accounts.AddAsync(Actor, name, display, role, NewPassword.Read(name), mustChange: false))
        {
            throw new CommandFailedException($"用户名 {name} 已被使用。换一个用户名，或用 account reset {name} 重设它的密码。");
        }

        Console.WriteLine($"已添加{role.InChinese()} {name}。登录地址：/account/login");
    }

    private static Task ResetAsync(AccountStore accounts, string name) => accounts.Find(name) is null
        ? throw Unknown(name)
        : ChangeAsync(name, accounts.SetPasswordAsync(Actor, name, NewPassword.Read(name), mustChange: false), "已重设密码");

    private static async Task ChangeAsync(string name, Task<AccountChange> change, string done) => Console.WriteLine(await change switch
    {
        AccountChange.Unknown => throw Unknown(name),
        AccountChange.LastAdministrator => throw new CommandFailedException($"{name} 是唯一可用的管理员。请先用 account add 添加另一位管理员。"),
        _ => $"{done}：{name}",
    });

    private static CommandFailedException Unknown(string name) => new($"没有用户名为 {name} 的账号。用 account list 查看全部账号。");
}
