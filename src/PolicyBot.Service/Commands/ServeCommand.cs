using System.CommandLine;
using PolicyBot.Service.Hosting;

namespace PolicyBot.Service.Commands;

/// <summary><c>serve</c>, also without a command: the web service.</summary>
internal static class ServeCommand
{
    /// <summary>The command by its name.</summary>
    public static Command Create()
    {
        Command command = new("serve", "启动网页服务，默认地址 " + ServiceHost.DefaultUrl + "；可用 --urls 和 ASP.NET Core 的其他设置");
        Configure(command);
        return command;
    }

    /// <summary>Makes a command start the service; whatever it does not know goes to the host's configuration as it is.</summary>
    public static void Configure(Command command)
    {
        Option<string> data = PolicyBotCommand.DataOption();
        command.Add(data);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<string> settings = parsed.UnmatchedTokens;
            string? stray = Stray(settings).FirstOrDefault();
            if (stray is not null)
            {
                Console.Error.WriteLine($"用法不对：不认识的命令或参数「{stray}」。");
                Console.Error.WriteLine("查看用法：PolicyBot.Service --help");
                return Task.FromResult(ExitStatus.WrongUsage);
            }

            return ServiceHost.RunAsync(parsed.GetRequiredValue(data), [.. settings], cancellation);
        });
    }

    /// <summary>What is neither a setting (<c>--key=value</c>, <c>--key value</c>) nor the value of one.</summary>
    private static IEnumerable<string> Stray(IReadOnlyList<string> tokens)
    {
        bool valueMayFollow = false;
        foreach (string token in tokens)
        {
            bool isSetting = token.StartsWith("--", StringComparison.Ordinal);
            if (!isSetting && !valueMayFollow)
            {
                yield return token;
            }

            valueMayFollow = isSetting && !token.Contains('=', StringComparison.Ordinal);
        }
    }
}
