using System.Globalization;
using PolicyBot.Evaluation.Load;
using PolicyBot.Evaluation.Publishing;
using PolicyBot.Evaluation.Recognition;
using PolicyBot.Evaluation.Search;
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
    case ["index-speed", var articles, var questions, var folder, .. var rest]:
        int passages = rest.FirstOrDefault(argument => argument != "--own") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000;
        return IndexSpeed.Run(articles, questions, folder, passages, !rest.Contains("--own"));
    case ["index-speed-own", "index", var folder]:
        OwnIndex.Index(folder);
        return 0;
    case ["index-speed-own", "search", var folder]:
        OwnIndex.Search(folder);
        return 0;
    case ["index-faults", var kills, var flips, var seconds]:
        return FaultCommand.Run(
            int.Parse(kills, CultureInfo.InvariantCulture), int.Parse(flips, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
    case ["index-faults-writer", var data, var seed]:
        KillRounds.Write(data, int.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["publishing-data", var articles, var questions, var folder, .. var rest]:
        PublishingData.Write(articles, questions, folder, rest is [var wanted, ..] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 100_000);
        return 0;
    case ["publishing-speed", var service, var folder, var name, var password]:
        await PublishingSpeed.RunAsync(new Uri(service), folder, name, password);
        return 0;
    case ["load", var service, ..]:
        return await LoadCommand.RunAsync(new Uri(service), Number(1, 500), Number(2, 300), Number(3, 60));
    default:
        Console.Error.WriteLine("usage: train BENCHMARKS [MODELS] | recognition CASES [MODEL] | entities FILE | recognition-speed [--compare] | index-speed ARTICLES QUESTIONS FOLDER [PASSAGES] [--own] | index-faults KILLS FLIPS SECONDS | publishing-data ARTICLES QUESTIONS FOLDER [PASSAGES] | publishing-speed URL FOLDER NAME PASSWORD | load URL [CONVERSATIONS [PER_SECOND [SECONDS]]]");
        return 2;
}

int Number(int position, int otherwise) =>
    args.Length > position + 1 ? int.Parse(args[position + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
