using System.CommandLine;
using PolicyBot.Recognition;

namespace PolicyBot.Service.Commands;

/// <summary><c>recognize</c>: numbers, quantities, dates and places of a file of texts.</summary>
internal static class RecognizeCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Option<string> batch = new("--batch") { Description = "文本文件，每行一个 JSON 对象", HelpName = "FILE" };
        Command command = new("recognize", "识别文本里的数字、数量、日期，逐行读入逐行输出") { batch };
        command.Validators.Add(result =>
        {
            if (result.GetResult(batch) is null)
            {
                result.AddError("请用 --batch 给出文本文件。");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await JsonLines.MapAsync(parsed.GetRequiredValue(batch), RecognitionBatch.Answer, RecognitionBatch.Unprocessed, cancellation);
            return ExitStatus.Done;
        });
        return command;
    }
}
