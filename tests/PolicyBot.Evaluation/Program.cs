using PolicyBot.Evaluation.Recognition;
using PolicyBot.Evaluation.Training;

switch (args)
{
    case ["train", var benchmarks, ..]:
        TrainCommand.Run(benchmarks, args.ElementAtOrDefault(2));
        return 0;
    case ["recognition", var cases, ..]:
        return RecognitionCases.Run(cases, args.ElementAtOrDefault(2));
    default:
        Console.Error.WriteLine("usage: train BENCHMARKS [MODELS] | recognition CASES [MODEL]");
        return 2;
}
