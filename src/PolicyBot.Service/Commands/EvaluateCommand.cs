using System.CommandLine;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Evaluation;
using PolicyBot.Service.Knowledge;
using PolicyBot.Storage;

namespace PolicyBot.Service.Commands;

/// <summary><c>evaluate</c>: asks questions whose answers are known, the way every channel asks them, and prints how good the answers are.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Argument<string[]> questions = new("QUESTIONS") { Description = "带答案的问题文件，每行一个 JSON 对象", Arity = ArgumentArity.OneOrMore };
        Option<string?> articles = new("--articles") { Description = "先把这些文章收录到临时文件夹再提问，不用 --data", HelpName = "PATH" };
        Option<string?> figures = new("--figures") { Description = "与这个文件里保存的数字比较，有下降时以 1 退出", HelpName = "FILE" };
        Option<bool> update = new("--update") { Description = "把这次的数字写进 --figures 的文件" };
        Option<string> data = PolicyBotCommand.DataOption();
        Command command = new("evaluate", "用带答案的问题衡量回答得有多好") { questions, articles, figures, update, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(update) && result.GetValue(figures) is null)
            {
                result.AddError("--update 要和 --figures FILE 一起用。");
            }

            if (result.GetValue(figures) is { } saved && !result.GetValue(update) && !File.Exists(saved))
            {
                result.AddError($"没有保存数字的文件 {saved}，无从比较；加上 --update 就写下这次的数字。");
            }
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetRequiredValue(questions), parsed.GetValue(articles), parsed.GetRequiredValue(data), parsed.GetValue(figures), parsed.GetValue(update), cancellation)));
        return command;
    }

    private static int Run(string[] files, string? articles, string data, string? figures, bool update, CancellationToken cancellation)
    {
        JudgedQuestion[][] questions = [.. files.Select(Read)];
        string? temporary = articles is null ? null : Directory.CreateTempSubdirectory("policybot-").FullName;
        try
        {
            if (articles is not null)
            {
                Publish(articles, temporary!, cancellation);
            }

            using KnowledgeBase knowledge = KnowledgeBase.OpenPublished(temporary ?? data, cancellation);
            // The times are to be those of a service that has been running.
            foreach (Question question in FirstQuestions.About(knowledge))
            {
                knowledge.Answer(question, cancellation);
            }

            EvaluationReport report = new(Console.Out);
            for (int i = 0; i < files.Length; i++)
            {
                report.Add(NameOf(files[i]), questions[i], question => knowledge.Answer(new Question(question), cancellation));
            }

            report.WriteCurve();
            return figures is null || Compare(report, figures, update) ? ExitStatus.Done : ExitStatus.Failed;
        }
        finally
        {
            if (temporary is not null)
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static bool Compare(EvaluationReport report, string path, bool update)
    {
        SavedFigures saved = SavedFigures.Read(path);
        bool holds = saved.Compare(report.Figures, Console.Out);
        if (update)
        {
            saved.With(report.Figures).Write(path);
        }

        return holds || update;
    }

    private static void Publish(string articles, string folder, CancellationToken cancellation) =>
        new Publisher(DataFolder.Open(folder), TimeProvider.System).Publish(
            ArticleReader.Read(articles, cancellation).Select(result => result.Article).OfType<Article>(), (_, _, _) => { }, Console.Error.WriteLine, cancellation);

    /// <summary>The last two parts of a path, by which its figures are kept: policy/questions.jsonl.</summary>
    private static string NameOf(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) + "/" + Path.GetFileName(file);

    private static JudgedQuestion[] Read(string file)
    {
        try
        {
            JudgedQuestion[] questions = [.. JudgedQuestion.Read(file)];
            return questions.Length > 0 ? questions : throw new CommandFailedException($"问题文件 {file} 是空的。");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandFailedException($"读不了问题文件 {file}（{problem.Message}）。", problem);
        }
    }
}
