using System.Diagnostics;
using PolicyBot.Answers;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Evaluation;

/// <summary>Publishes articles into an empty data folder, asks questions the way the channels do, prints what came of it.</summary>
internal static class MeasureCommand
{
    private const int WorstShown = 12;

    /// <param name="articles">A collection, file or folder, as <c>index</c> takes it.</param>
    /// <param name="questions">Files of questions, one JSON object a line; without accepted answers they are to be declined.</param>
    /// <param name="synonyms">A file of synonyms; null for none.</param>
    public static void Run(string articles, IReadOnlyList<string> questions, string? synonyms)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"policybot-measure-{Guid.NewGuid():N}");
        try
        {
            DataFolder data = DataFolder.Open(folder);
            var watch = Stopwatch.StartNew();
            new Publisher(data, TimeProvider.System).Publish(
                ArticleReader.Read(articles).Select(result => result.Article).OfType<Article>(), (_, _, _) => { }, Console.WriteLine, CancellationToken.None);
            Console.WriteLine($"published in {watch.Elapsed.TotalSeconds:F1} s");
            using var index = new LiveIndex(data.IndexPath, TimeProvider.System);
            var answerer = new Answerer(index, synonyms is null ? Synonyms.None : Synonyms.Parse(File.ReadAllText(synonyms)), null, TimeProvider.System);
            foreach (string file in questions)
            {
                Measure(answerer, file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(Answerer answerer, string file)
    {
        List<Outcome> outcomes = [];
        List<double> times = [];
        foreach (JudgedQuestion question in JudgedQuestion.Read(file))
        {
            long start = Stopwatch.GetTimestamp();
            Answer answer = answerer.Answer(new Question(question.Text));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            outcomes.Add(Outcome.Of(question, answer));
        }

        times.Sort();
        Console.WriteLine($"{file}: {outcomes.Count} questions, {times[times.Count / 2]:F1} ms at the median, {times[times.Count * 99 / 100]:F1} ms at the 99th percentile, one thread");
        Outcome[] answerable = [.. outcomes.Where(outcome => outcome.IsAnswerable)], absent = [.. outcomes.Where(outcome => !outcome.IsAnswerable)];
        if (answerable.Length > 0)
        {
            Print("all", answerable);
            foreach (IGrouping<AskedFor, Outcome> kind in answerable.GroupBy(outcome => outcome.Asked).OrderByDescending(kind => kind.Count()))
            {
                Print("  " + kind.Key, [.. kind]);
            }

            Console.WriteLine("worst answers:");
            foreach (Outcome worst in answerable.OrderBy(outcome => outcome.RougeL).Take(WorstShown))
            {
                Console.WriteLine($"  {worst.Question} → {worst.Answer}");
            }
        }

        if (absent.Length > 0)
        {
            Console.WriteLine($"  refused {absent.Average(outcome => outcome.IsAnswered ? 0 : 1):F4} of {absent.Length} that nothing here answers");
        }
    }

    private static void Print(string name, Outcome[] outcomes)
    {
        double Share(Func<Outcome, bool> holds) => outcomes.Average(outcome => holds(outcome) ? 1 : 0);
        Console.WriteLine(
            $"{name}: doc1 {Share(o => o.IsRightFirst):F4} cite1 {Share(o => o.HoldsFirst):F4} cite3 {Share(o => o.HoldsInThree):F4} answered {Share(o => o.IsAnswered):F4} "
            + $"short {Share(o => o.IsShort):F4} ROUGE-L {outcomes.Average(o => o.RougeL):F4} too long {Share(o => o.IsTooLong):F4} ({outcomes.Length})");
    }

    /// <summary>One question's figures, each as the scorer of the benchmarks defines it.</summary>
    private sealed record Outcome(
        string Question, string Answer, AskedFor Asked, bool IsAnswerable, bool IsAnswered, bool IsRightFirst, bool HoldsFirst, bool HoldsInThree, bool IsShort, bool IsTooLong, double RougeL)
    {
        public static Outcome Of(JudgedQuestion question, Answer answer)
        {
            bool[] right = [.. answer.Passages.Select(passage => question.Article is { } id && passage.ArticleId.StartsWith(id, StringComparison.Ordinal))];
            bool[] holds = [.. answer.Passages.Select((passage, i) => right[i] && Likeness.Holds(passage.Text, question.Answers))];
            string bare = Likeness.Bare(answer.Text);
            return new Outcome(
                question.Text,
                answer.Text,
                QuestionReader.Read(question.Text).Asked,
                question.Answers.Count > 0,
                answer.Answered,
                right.FirstOrDefault(),
                holds.FirstOrDefault(),
                holds.Take(3).Contains(true),
                answer.Answered && right.FirstOrDefault() && question.Answers.Any(accepted => bare.Contains(accepted, StringComparison.Ordinal)),
                answer.Passages.Any(passage => passage.Text.Length > 300),
                answer.Answered && question.Answers.Count > 0 ? question.Answers.Max(accepted => Likeness.RougeL(bare, accepted)) : 0);
        }
    }
}
