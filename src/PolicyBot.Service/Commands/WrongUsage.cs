using System.CommandLine;
using System.CommandLine.Parsing;

namespace PolicyBot.Service.Commands;

/// <summary>What is wrong with a command line, in the words of those who type it.</summary>
internal static class WrongUsage
{
    /// <summary>What is wrong; nothing where all is well. What no command knows comes first, for the rest may follow from it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="mayHaveSettings">Whether what the command does not know may be settings of the host.</param>
    public static IReadOnlyList<string> In(ParseResult parsed, bool mayHaveSettings)
    {
        string[] unknown = [.. MistypedOptions(parsed)];
        unknown = unknown.Length > 0 || mayHaveSettings ? unknown : [.. parsed.UnmatchedTokens];
        IEnumerable<string> complaints = unknown.Length > 0
            ? unknown.Select(token => $"不认识的命令或参数「{token}」。")
            : parsed.Errors.Select(error => Explain(error, parsed.CommandResult));
        return [.. complaints.Distinct()];
    }

    /// <summary>Says what is wrong and where to read how it is right.</summary>
    /// <returns>The exit status.</returns>
    public static int Report(IReadOnlyList<string> complaints, Command command)
    {
        foreach (string complaint in complaints)
        {
            Console.Error.WriteLine("用法不对：" + complaint);
        }

        Console.Error.WriteLine($"查看用法：PolicyBot.Service {PathOf(command)}--help");
        return ExitStatus.WrongUsage;
    }

    private static string PathOf(Command command) =>
        command is RootCommand ? "" : string.Concat(command.Parents.OfType<Command>().Select(PathOf)) + command.Name + " ";

    /// <summary>What looks like an option and was taken for an argument, unless "--" says that it is one.</summary>
    private static IEnumerable<string> MistypedOptions(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Where(value => value.StartsWith("--", StringComparison.Ordinal));

    private static string Explain(ParseError error, CommandResult command) => error.SymbolResult switch
    {
        OptionResult option => Explain(option),
        ArgumentResult { Parent: OptionResult option } => Explain(option),
        ArgumentResult { Tokens.Count: 0 } argument => $"请给出 {argument.Argument.Name}：{argument.Argument.Description}。",
        _ when command.Command.Subcommands.Count > 0 => $"请给出命令：{string.Join("、", command.Command.Subcommands.Select(known => known.Name))}。",
        _ => error.Message,
    };

    private static string Explain(OptionResult result)
    {
        (string name, string form) = (result.Option.Name, result.Option.HelpName ?? "");
        return result.Implicit || result.IdentifierToken is null ? $"请给出选项 {name} {form}。"
            : result.Tokens.Count == 0 ? $"选项 {name} 后面要写 {form}。"
            : result.IdentifierTokenCount > 1 || result.Tokens.Count > 1 ? $"选项 {name} 只能写一个 {form}。"
            : $"选项 {name} 的值「{result.Tokens[0].Value}」不对，应是 {form}。";
    }
}
