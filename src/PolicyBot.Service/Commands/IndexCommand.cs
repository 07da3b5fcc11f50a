using System.CommandLine;
using PolicyBot.Articles;
using PolicyBot.Storage;

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
        {
            DataFolder folder = DataFolder.Open(parsed.GetRequiredValue(data));
            return Task.FromResult(Run(parsed.GetRequiredValue(paths), folder, cancellation));
        });
        return command;
    }

    /// <summary>Indexes files and says on standard output what became of each, and on standard error what could not be taken.</summary>
    /// <returns>One of <see cref="ExitStatus"/>: failed where a file could not be taken, though the others were.</returns>
    /// <exception cref="StorageException">The folder cannot be written to.</exception>
    public static int Run(IReadOnlyList<string> paths, DataFolder folder, CancellationToken cancellation)
    {
        IndexReport report = new(Console.Out, Console.Error);
        IEnumerable<Article> articles = paths.SelectMany(path => ArticleReader.Read(path, cancellation)).Select(report.Taken).OfType<Article>();
        new Publisher(folder, TimeProvider.System).Publish(articles, report.Stored, Console.Out.WriteLine, cancellation);
        report.Write();
        return report.HasProblems ? ExitStatus.Failed : ExitStatus.Done;
    }
}
