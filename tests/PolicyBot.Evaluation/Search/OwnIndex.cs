using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using PolicyBot.Answers;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Search.Segments;

namespace PolicyBot.Evaluation.Search;

/// <summary>PolicyBot's side of the comparison: prints the same lines of JSON as the peer.</summary>
internal static class OwnIndex
{
    private const int Rounds = 4;
    private const int Hits = 10;

    /// <summary>Indexes passages.tsv.</summary>
    public static void Index(string folder)
    {
        string index = Path.Combine(folder, "policybot");
        Directory.CreateDirectory(index);
        long begun = Stopwatch.GetTimestamp();
        new GenerationWriter(index, Console.Error.WriteLine).Write(1, _ => SpeedCollection.ReadArticles(folder).Select(Change), CancellationToken.None);
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        long texts = 0;
        (Generation generation, int _) = new IndexFolder(index).OpenNewest(Console.Error.WriteLine)!.Value;
        foreach (Segment segment in generation.Segments)
        {
            texts += segment.FileLength - segment.Postings.Length - segment.DictionaryLength;
        }

        generation.Leave();
        var measures = new IndexingMeasures(seconds, Directory.GetFiles(index).Sum(file => new FileInfo(file).Length), texts);
        Console.WriteLine(JsonSerializer.Serialize(measures, MeasuresJson.Default.IndexingMeasures));
    }

    /// <summary>Asks questions.tsv, each question's single characters and pairs with equal weight, ten hits.</summary>
    public static void Search(string folder)
    {
        long begun = Stopwatch.GetTimestamp();
        using var live = new LiveIndex(Path.Combine(folder, "policybot"), TimeProvider.System, Console.Error.WriteLine);
        using GenerationLease lease = live.Lease();
        double opening = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        string[] questions = SpeedCollection.ReadQuestions(folder);
        double[] times = [];
        double processor = 0;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            times = Ask(lease.Generation, questions);
            processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / questions.Length;
        }

        double one = questions.Length / (times.Sum() / 1000);
        begun = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => Ask(lease.Generation, questions)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        double two = threads.Length * questions.Length / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Array.Sort(times);
        using var process = Process.GetCurrentProcess();
        var measures = new SearchMeasures(opening, one, two, times[times.Length / 2], times[times.Length * 99 / 100], processor, process.WorkingSet64);
        Console.WriteLine(JsonSerializer.Serialize(measures, MeasuresJson.Default.SearchMeasures));
    }

    /// <summary>Answers questions.tsv, then adds an article.</summary>
    public static void Answer(string folder)
    {
        string index = Path.Combine(folder, "policybot");
        using var live = new LiveIndex(index, TimeProvider.System, Console.Error.WriteLine);
        live.TryOpen();
        double[] times = [];
        for (int round = 0; round < 2; round++)
        {
            var answerer = new Answerer(live, Synonyms.Parse(""), null, TimeProvider.System);
            times = Array.ConvertAll(SpeedCollection.ReadQuestions(folder), question =>
            {
                long begun = Stopwatch.GetTimestamp();
                answerer.Answer(new Question(question));
                return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            });
        }

        Array.Sort(times);
        var added = new ArticleChange("added", new IndexedArticle("added", "新增的文章", "新增的文章说的是另一件事。"), [new IndexedPassage(0, 13, null)]);
        long begun = Stopwatch.GetTimestamp();
        new GenerationWriter(index, Console.Error.WriteLine).Write(live.Revision + 1, _ => [added], CancellationToken.None);
        live.TryOpen();
        using GenerationLease lease = live.Lease();
        double adding = lease.Generation.Find("added") < 0 ? double.NaN : Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        var measures = new AnswerMeasures(times[times.Length / 2], times[times.Length * 99 / 100], adding);
        Console.WriteLine(JsonSerializer.Serialize(measures, MeasuresJson.Default.AnswerMeasures));
    }

    private static double[] Ask(Generation generation, string[] questions) => Array.ConvertAll(questions, question =>
    {
        long begun = Stopwatch.GetTimestamp();
        Dictionary<ulong, float> weights = [];
        foreach (Term term in Terms.Of(NormalForm.Of(question).Text))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(weights, term.Key, out _)++;
        }

        generation.Search([.. weights.Select(term => new QueryTerm(term.Key, term.Value))], Hits);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    });

    private static ArticleChange Change((string Id, List<string> Passages) article)
    {
        string text = string.Concat(article.Passages);
        var passages = new IndexedPassage[article.Passages.Count];
        for (int i = 0, start = 0; i < passages.Length; start += article.Passages[i].Length, i++)
        {
            passages[i] = new IndexedPassage(start, article.Passages[i].Length, null);
        }

        return new ArticleChange(article.Id, new IndexedArticle(article.Id, "", text), passages);
    }
}
