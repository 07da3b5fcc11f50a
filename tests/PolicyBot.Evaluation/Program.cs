using System.Globalization;
using PolicyBot.Evaluation.Load;
using PolicyBot.Evaluation.Recognition;
using PolicyBot.Evaluation.Training;

switch (args)
{
    case ["train", var benchmarks, ..]:
        TrainCommand.Run(benchmarks, args.ElementAtOrDefault(2));
        return 0;
    case ["recognition", var cases, ..]:
        return RecognitionCases.Run(cases, args.ElementAtOrDefault(2));
    case ["entities", var file, ..]:
        EntityPrinter.Run(file);
        return 0;
    case ["first-call", var model]:
        FirstCalls.Run(model);
        return 0;
    case ["recognition-speed", .. var rest]:
        RecognitionSpeed.Run(rest.Contains("--compare"));
        return 0;
    case ["load", var service, ..]:
        return await LoadCommand.RunAsync(new Uri(service), Number(1, 500), Number(2, 300), Number(3, 60));
    default:
        Console.Error.WriteLine("usage: train BENCHMARKS [MODELS] | recognition CASES [MODEL] | entities FILE | recognition-speed [--compare] | load URL [CONVERSATIONS [PER_SECOND [SECONDS]]]");
        return 2;
}

int Number(int position, int otherwise) =>
    args.Length > position + 1 ? int.Parse(args[position + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
