using System.CommandLine;
using System.Text.Json;
using PolicyBot.Answers;
using PolicyBot.Service.Api;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Commands;

/// <summary><c>ask</c>: one question for a person or a program, or a file of them.</summary>
internal static class AskCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Argument<string?> question = new("QUESTION") { Description = "要问的问题", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> batch = new("--batch") { Description = "问题文件，每行一个 JSON 对象", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出" };
        Option<bool> explain = new("--explain") { Description = "说明排在第一的段落为什么排第一：各项特征的得分" };
        Option<string> data = PolicyBotCommand.DataOption();
        Command command = new("ask", "回答一个问题，或用 --batch 逐行回答一个文件里的问题") { question, batch, json, explain, data };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(question)?.Tokens.Count > 0) == (result.GetResult(batch) is not null))
            {
                result.AddError("请给出一个问题，或者用 --batch 给出问题文件，二者取一。");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using KnowledgeBase knowledge = KnowledgeBase.OpenPublished(parsed.GetRequiredValue(data), cancellation);
            if (parsed.GetValue(batch) is { } file)
            {
                await JsonLines.MapAsync(file, line => AnswerLine(knowledge, line, cancellation), (id, error) => ToLine(AnswerJson.Unprocessed(id, error)), cancellation);
            }
            else
            {
                AskOne(knowledge, parsed.GetValue(question)!, parsed.GetValue(json), cancellation);
                if (parsed.GetValue(explain))
                {
                    Explain(knowledge, parsed.GetValue(question)!, cancellation);
                }
            }

            return ExitStatus.Done;
        });
        return command;
    }

    private static void AskOne(KnowledgeBase knowledge, string text, bool asJson, CancellationToken cancellation)
    {
        if (QuestionRules.Complaint(text) is { } complaint)
        {
            throw new CommandFailedException(complaint);
        }

        Answer answer = knowledge.Answer(new Question(text), cancellation);
        if (asJson)
        {
            Console.Out.WriteLine(ToLine(AnswerJson.From(answer, id: null)));
        }
        else
        {
            AnswerText.Write(answer, Console.Out);
        }
    }

    /// <summary>Goes to standard error, so that the answer on standard output stays what it is.</summary>
    private static void Explain(KnowledgeBase knowledge, string text, CancellationToken cancellation)
    {
        foreach (FeatureShare share in knowledge.Explain(new Question(text), cancellation))
        {
            Console.Error.WriteLine($"{share.Share,8:F3}  {share.Feature} = {share.Value:G4}");
        }
    }

    private static string AnswerLine(KnowledgeBase knowledge, string line, CancellationToken cancellation)
    {
        QuestionJson question = QuestionJson.Parse(line);
        Answer answer = knowledge.Answer(question.ToQuestion(), cancellation);
        return ToLine(AnswerJson.From(answer, question.Id));
    }

    private static string ToLine(AnswerJson answer) => JsonSerializer.Serialize(answer, ServiceJson.Readable.AnswerJson);
}
