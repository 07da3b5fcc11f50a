using PolicyBot.Evaluation.Training;

switch (args)
{
    case ["train", var benchmarks, ..]:
        TrainCommand.Run(benchmarks, args.ElementAtOrDefault(2));
        return 0;
    default:
        Console.Error.WriteLine("usage: train BENCHMARKS [MODELS]");
        return 2;
}
