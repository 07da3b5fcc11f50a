using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

public sealed class AccountCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_administrator_is_added_listed_reset_and_shut_from_the_command_line()
    {
        Outcome added = await RunAsync("first long password\n", "add", "Liu", "--role", "administrator", "--display", "刘主任");
        Assert.True(added.Status == ExitStatus.Done, added.Errors);
        Assert.Contains("/account/login", added.Output, StringComparison.Ordinal);
        Assert.Equal("liu\t刘主任\t管理员\t可用", Assert.Single((await RunAsync("", "list")).Lines));

        Assert.Equal(ExitStatus.Done, (await RunAsync("second long password\n", "reset", "liu")).Status);
        Outcome last = await RunAsync("", "disable", "liu");
        Assert.Equal(ExitStatus.Failed, last.Status);
        Assert.Contains("唯一可用的管理员", last.Errors, StringComparison.Ordinal);

        await RunAsync("third long password\n", "add", "chen", "--role", "administrator");
        Assert.Equal(ExitStatus.Done, (await RunAsync("", "disable", "liu")).Status);
        Assert.Contains("liu\t刘主任\t管理员\t停用", (await RunAsync("", "list")).Lines);
    }

    [Theory]
    [InlineData("", "没有读到密码", "add", "wang", "--role", "staff")]
    [InlineData("short\n", "至少 10 个字符", "add", "wang", "--role", "staff")]
    [InlineData("a sound password\n", "用户名应是", "add", "王", "--role", "staff")]
    [InlineData("a sound password\n", "没有用户名为 nobody 的账号", "reset", "nobody")]
    public async Task What_cannot_be_done_is_explained(string input, string complaint, params string[] arguments)
    {
        Outcome outcome = await RunAsync(input, arguments);

        Assert.Equal(ExitStatus.Failed, outcome.Status);
        Assert.Contains(complaint, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_must_be_named()
    {
        Assert.Equal(ExitStatus.WrongUsage, (await RunAsync("a sound password\n", "add", "wang")).Status);
        Assert.Equal(ExitStatus.WrongUsage, (await RunAsync("a sound password\n", "add", "wang", "--role", "king")).Status);
    }

    private Task<Outcome> RunAsync(string input, params string[] arguments) =>
        PolicyBotProcess.RunWithInputAsync(input, ["account", .. arguments, "--data", _folder.Data]);
}
