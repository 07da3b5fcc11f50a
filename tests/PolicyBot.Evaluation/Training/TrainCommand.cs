using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Evaluation.Training;

/// <summary>Trains all models from a folder of benchmark collections, prints cross-validated figures, writes the models.</summary>
internal static class TrainCommand
{
    private const int SmallCollections = 40;
    private const int MostOfSmall = 16;
    private const float SilencedWeight = 0.5f;
    private const float LeastLikeness = 0.3f;
    private const float OwnWeight = 1;
    private const float OwnDecisionWeight = 4; // only these ask what an article about the very matter does not say
    private const float ToldWeight = 2; // the same questions once more
    private static readonly int[] Sizes = [5, 12, 30, 80];

    /// <param name="benchmarks">Folder of the collections: policy, cmrc, drcd.</param>
    /// <param name="models">Folder the models are written to; null to print figures only.</param>
    public static void Run(string benchmarks, string? models)
    {
        List<TrainingCase> cases = [];
        using var policy = new CollectionIndex(CollectionIndex.ReadArticles(Path.Combine(benchmarks, "policy", "articles.jsonl")));
        cases.AddRange(policy.Ask("policy", Questions(benchmarks, "policy", "questions.dev.jsonl"), 4));
        foreach (string set in new[] { "cmrc", "drcd" })
        {
            using var index = new CollectionIndex(CollectionIndex.ReadArticles(Path.Combine(benchmarks, set, "articles.jsonl")));
            cases.AddRange(index.Ask(set, Questions(benchmarks, set, "questions.dev.jsonl"), 1));
        }

        using var own = new CollectionIndex(CollectionIndex.ReadArticles(OwnFile("articles.jsonl")));
        cases.AddRange(own.Ask("own", OwnQuestions().Where(question => question.Answers.Count > 0), OwnWeight));
        Console.WriteLine($"{cases.RemoveAll(item => item.Articles.Count == 0)} questions share no term with their collection and are left out");
        var trainer = new Trainer(cases, Console.Out);
        trainer.CrossValidate();
        foreach (IGrouping<string, TrainingCase> set in cases.GroupBy(item => item.Set))
        {
            Report(set.Key, [.. set]);
        }

        List<Decision> decisions = [.. Decide(benchmarks, policy, trainer, cases), .. DecideInOwn(own, trainer, cases)];
        ReportDecisions(decisions);
        if (models is not null)
        {
            trainer.WriteModels(models);
            Trainer.Write(models, "confidence-model", Trainer.TrainConfidence([.. decisions.Select(item => (item.Features, item.IsRight, item.Weight))]).Lines(ConfidenceFeatures.Names));
        }
    }

    /// <summary>A file of the collection that was written for training, see Own/README.md.</summary>
    private static string OwnFile(string name) => Path.Combine(AppContext.BaseDirectory, "Training", "Own", name);

    /// <summary>Its questions. Those that are not answered name the article that they ask about in their identity, and belong to its part.</summary>
    private static List<JudgedQuestion> OwnQuestions() =>
        [.. JudgedQuestion.Read(OwnFile("questions.jsonl")).Select(question => question with { Article = question.Id[..question.Id.LastIndexOf('-')] })];

    private static List<JudgedQuestion> Questions(string benchmarks, string set, string file) => [.. JudgedQuestion.Read(Path.Combine(benchmarks, set, file))];

    /// <summary>
    /// Questions with and without an answer: the policy collection with its own questions and those of absent articles, and small
    /// collections drawn from it, because terms are rarer and confidence means something else where there are few articles.
    /// </summary>
    private static List<Decision> Decide(string benchmarks, CollectionIndex policy, Trainer trainer, List<TrainingCase> cases)
    {
        List<JudgedQuestion> absent = Questions(benchmarks, "policy", "absent.dev.jsonl");
        List<JudgedQuestion> present = Questions(benchmarks, "policy", "questions.dev.jsonl");
        List<Decision> decisions = [.. cases.Where(item => item.Set == "policy").Select(item => Decision.Of("policy", item, 2))];
        decisions.AddRange(Decisions("absent", policy.Ask("absent", absent, 1), trainer));
        decisions.AddRange(cases.Where(item => item.Set is "cmrc" or "drcd").Where((_, i) => i % 6 == 0).Select(item => Decision.Of("other", item, 0.3f)));
        foreach (string set in new[] { "policy", "cmrc", "drcd" })
        {
            decisions.AddRange(DecideInSmall(benchmarks, set, absent, trainer));
            decisions.AddRange(DecideInSilenced(benchmarks, set, trainer));
        }

        return decisions;
    }

    private static List<Decision> DecideInSmall(string benchmarks, string set, List<JudgedQuestion> absent, Trainer trainer)
    {
        List<Article> articles = CollectionIndex.ReadArticles(Path.Combine(benchmarks, set, "articles.jsonl"));
        List<JudgedQuestion> questions = Questions(benchmarks, set, "questions.dev.jsonl");
        List<Decision> decisions = [];
        var random = new Random(5);
        for (int i = 0; i < SmallCollections; i++)
        {
            Article[] drawn = [.. articles.OrderBy(_ => random.Next()).Take(Sizes[i % Sizes.Length])];
            HashSet<string> ids = [.. drawn.Select(article => article.Id)];
            using var index = new CollectionIndex(drawn);
            List<TrainingCase> asked = index.Ask("small", questions.Where(question => ids.Contains(question.Article!)).Take(MostOfSmall), 1);
            IEnumerable<JudgedQuestion> ofOthers = questions.Where(question => !ids.Contains(question.Article!)).OrderBy(_ => random.Next()).Take(asked.Count + 2);
            IEnumerable<JudgedQuestion> ofNone = absent.OrderBy(_ => random.Next()).Take((asked.Count / 2) + 2);
            asked.AddRange(index.Ask("small absent", ofOthers.Concat(ofNone).Select(question => question with { Article = null }), 1));
            decisions.AddRange(asked.GroupBy(item => item.Set).SelectMany(part => Decisions(part.Key, [.. part], trainer)));
        }

        return decisions;
    }

    /// <summary>Questions that their own article no longer answers, and no other in its place.</summary>
    private static List<Decision> DecideInSilenced(string benchmarks, string set, Trainer trainer)
    {
        List<JudgedQuestion> questions = [.. Questions(benchmarks, set, "questions.dev.jsonl").Where((_, i) => set == "policy" || i % 8 == 0)];
        ILookup<string, JudgedQuestion> byArticle = questions.ToLookup(question => question.Article!);
        using var index = new CollectionIndex(CollectionIndex.ReadArticles(Path.Combine(benchmarks, set, "articles.jsonl"))
            .Select(article => byArticle[article.Id].Any() ? Silenced.Of(article, byArticle[article.Id]) : article));
        List<TrainingCase> asked = index.Ask("silenced", questions, 1);
        asked.RemoveAll(item => item.Articles.Count == 0);
        IEnumerable<Decision> decisions = Decisions("silenced", asked, trainer);
        return [.. decisions.Zip(asked).Where(pair => !Likeness.Holds(pair.Second.Candidates[0].Match.Text, pair.Second.Question.Answers))
            .Select(pair => pair.First with { IsRight = false, Weight = SilencedWeight })];
    }

    /// <summary>Questions of residents that their article answers, if the right words are found, and such as it does not.</summary>
    private static List<Decision> DecideInOwn(CollectionIndex own, Trainer trainer, List<TrainingCase> cases)
    {
        IEnumerable<Decision> present = cases.Where(item => item.Set == "own").Select(item => Decision.Of("own", item, OwnDecisionWeight) with { IsRight = IsAnswered(item) });
        List<TrainingCase> absent = own.Ask("own absent", OwnQuestions().Where(question => question.Answers.Count == 0), 1);
        return [.. present, .. Decisions("own absent", absent, trainer).Select(decision => decision with { IsRight = false, Weight = OwnDecisionWeight }), .. DecideInTold(own, trainer)];
    }

    /// <summary>The same questions of people who tell of themselves first: that says nothing for or against an answer.</summary>
    private static IEnumerable<Decision> DecideInTold(CollectionIndex own, Trainer trainer)
    {
        string[] stories = File.ReadAllLines(OwnFile("stories.txt"));
        List<TrainingCase> asked = own.Ask("told", OwnQuestions().Select((question, i) => question with { Text = $"{stories[i % stories.Length]}，{question.Text}" }), 1);
        asked.RemoveAll(item => item.Articles.Count == 0);
        return Decisions("told", asked, trainer).Zip(asked).Select(pair => pair.First with { IsRight = pair.Second.Question.Answers.Count > 0 && IsAnswered(pair.Second), Weight = ToldWeight });
    }

    private static bool IsAnswered(TrainingCase item) =>
        item.IsRight(item.Candidates[0].Article) && item.LikenessOf(item.Candidates[0].Article, item.Chosen.Range) >= LeastLikeness;

    private static List<Decision> Decisions(string set, List<TrainingCase> asked, Trainer trainer) =>
        [.. asked.Where(item => item.Articles.Count > 0).AsParallel().AsOrdered().Select(item =>
        {
            item.Order(PassageRanker.Rank(item.Articles, trainer.RankingFor(item)));
            item.Chosen = SpanChooser.Choose(item.Candidates[0], trainer.SpansFor(item));
            return Decision.Of(set, item, 1);
        })];

    private static void Report(string set, List<TrainingCase> cases)
    {
        double doc1 = cases.Average(item => item.IsRight(item.Candidates[0].Article) ? 1 : 0);
        double cite1 = cases.Average(item => item.IsHit(item.Candidates[0]) ? 1 : 0);
        double cite3 = cases.Average(item => item.Candidates.Take(3).Any(item.IsHit) ? 1 : 0);
        double rouge = cases.Average(item => item.LikenessOf(item.Candidates[0].Article, item.Chosen.Range));
        Console.WriteLine($"{set}: doc1 {doc1:F4} cite1 {cite1:F4} cite3 {cite3:F4} ROUGE-L {rouge:F4} ({cases.Count} questions, cross-validated)");
        foreach (IGrouping<AskedFor, TrainingCase> kind in cases.GroupBy(item => item.Profile.Question.Asked).OrderByDescending(kind => kind.Count()))
        {
            double like = kind.Average(item => item.LikenessOf(item.Candidates[0].Article, item.Chosen.Range));
            double answered = kind.Average(item => IsAnswered(item) ? 1 : 0);
            Console.WriteLine($"    {kind.Key}: ROUGE-L {like:F3}, {answered:F3} alike ({kind.Count()})");
        }
    }

    private static void ReportDecisions(List<Decision> decisions)
    {
        var scored = new List<(Decision Decision, float Score)>();
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            BoostedTrees model = Trainer.TrainConfidence([.. decisions.Where(item => item.Fold != fold).Select(item => (item.Features, item.IsRight, item.Weight))]);
            scored.AddRange(decisions.Where(item => item.Fold == fold).Select(item => (item, item.IsRuledOut ? 0 : 1 / (1 + MathF.Exp(-model.Score(item.Features))))));
        }

        double Above(string set, float line, bool? isRight = null) =>
            scored.Where(pair => pair.Decision.Set == set && (isRight ?? pair.Decision.IsRight) == pair.Decision.IsRight).Average(pair => pair.Score >= line ? 1 : 0);
        float[] present = [.. scored.Where(pair => pair.Decision.Set == "policy").Select(pair => pair.Score).OrderDescending()];
        foreach (float share in new[] { 0.9f, 0.88f, 0.86f })
        {
            float line = present[(int)(present.Length * share)];
            Console.WriteLine($"policy answered {share:F2} at {line:F3}: absent declined {1 - Above("absent", line):F3}, small {Above("small", line):F3} {1 - Above("small absent", line):F3}, silenced {1 - Above("silenced", line):F3}, own {Above("own", line):F3} {1 - Above("own absent", line):F3}, told {Above("told", line, isRight: true):F3} {1 - Above("told", line, isRight: false):F3}");
        }

        Console.WriteLine("line: share answered of policy, small; share declined of absent, small absent, silenced; own answered, own declined; right among the answered of policy");
        for (float line = 0.05f; line < 0.75f; line += 0.05f)
        {
            double right = scored.Where(pair => pair.Decision.Set == "policy" && pair.Score >= line).Average(pair => pair.Decision.IsRight ? 1 : 0);
            Console.WriteLine($"{line:F2}: {Above("policy", line):F3} {Above("small", line):F3}; {1 - Above("absent", line):F3} {1 - Above("small absent", line):F3} {1 - Above("silenced", line):F3}; {Above("own", line):F3} {1 - Above("own absent", line):F3}; {right:F3}");
        }
    }

    /// <summary>One question to be answered or declined; what is ruled out is declined whatever the model says, and it learns from that too.</summary>
    private sealed record Decision(string Set, float[] Features, bool IsRuledOut, bool IsRight, float Weight, int Fold)
    {
        public static Decision Of(string set, TrainingCase item, float weight) => new(
            set, ConfidenceFeatures.Of(item.Candidates, item.Chosen), PolicyBot.Answers.Deciding.Decision.IsRuledOut(item.Periods, item.Candidates[0], item.Chosen), item.IsRight(item.Candidates[0].Article), weight, item.Fold);
    }
}
