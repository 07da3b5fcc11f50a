using System.CommandLine;
using System.Text;
using PolicyBot.Storage;

namespace PolicyBot.Service.Commands;

/// <summary>The program's command line: the commands, their exit statuses and how faults are told.</summary>
internal static class PolicyBotCommand
{
    /// <summary>Where the articles and the index live.</summary>
    public static Option<string> DataOption() => new("--data")
    {
        Description = "数据文件夹，保存文章和索引",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./data",
    };

    /// <summary>Runs the command that the arguments name, the service where they name none.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Command serve = ServeCommand.Create();
        RootCommand root = new("PolicyBot：用中文问民生政策，回答并注明出处。不带命令时启动网页服务。");
        ServeCommand.Configure(root);
        root.Add(serve);
        root.Add(IndexCommand.Create());
        root.Add(AskCommand.Create());
        root.Add(RecognizeCommand.Create());
        root.Add(EvaluateCommand.Create());
        root.Add(AccountCommand.Create());

        ParseResult parsed = root.Parse(arguments);
        bool serving = parsed.CommandResult.Command == serve || parsed.CommandResult.Command == root;
        // What these two do not know goes to the host's configuration.
        if (WrongUsage.In(parsed, mayHaveSettings: serving) is { Count: > 0 } complaints)
        {
            return WrongUsage.Report(complaints, parsed.CommandResult.Command);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The web host ends on these signals itself, after the requests under way.
                ProcessTerminationTimeout = serving ? null : TimeSpan.FromSeconds(5),
            });
        }
        catch (Exception failure) when (failure is CommandFailedException or StorageException)
        {
            Console.Error.WriteLine("失败：" + failure.Message);
            return ExitStatus.Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"失败：读写不成（{failure.Message}）。请检查文件的权限和磁盘空间，包括标准输出写到的地方。");
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("已中断。此前报告完成的内容都已保存，可以重新运行同一条命令。");
            return ExitStatus.Failed;
        }
    }
}
