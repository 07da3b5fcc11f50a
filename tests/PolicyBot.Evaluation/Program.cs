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
    default:
        Console.Error.WriteLine("usage: train BENCHMARKS [MODELS] | recognition CASES [MODEL] | entities FILE | recognition-speed [--compare]");
        return 2;
}
