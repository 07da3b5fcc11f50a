using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Models;
using PolicyBot.Answers.Ranking;

namespace PolicyBot.Evaluation.Training;

/// <summary>
/// Trains the models of Answers/Data on the dev questions. Each stage learns from what the stage before says of articles it has not
/// seen: the cases are split into five parts by article, and every part is judged by models trained on the other four.
/// </summary>
internal sealed class Trainer(IReadOnlyList<TrainingCase> cases, TextWriter log)
{
    /// <summary>Which words answer differs between the collections more than where an answer stands.</summary>
    private const float WeightPower = 1.5f;

    /// <summary>How much more residents' questions count where stretches are compared: in those are the most like figures.</summary>
    private const float WeightOfOwnSpans = 2;

    private const int SpansOfTheBest = 12;
    private const int SpansOfTheRest = 90;

    private static readonly GrowthOptions SentenceGrowth = new(Trees: 80, Leaves: 12, Rate: 0.12f, MinimumRows: 50, FeatureShare: 0.3f, Ensembles: 2);
    private static readonly GrowthOptions NecessityGrowth = new(Trees: 80, Leaves: 8, Rate: 0.08f, MinimumRows: 80, Ridge: 10);
    private static readonly PerceptronOptions PassageOptions = new(Units: 48, Rounds: 15, Batch: 16, UnitDropout: 0.3f, InputDropout: 0.1f, Networks: 4);
    private static readonly GrowthOptions SpanGrowth = new(Trees: 160, Leaves: 24, Rate: 0.12f, MinimumRows: 50);
    private static readonly PerceptronOptions SpanComparisonOptions = new(Units: 48, Rounds: 12, Batch: 16, UnitDropout: 0.3f, InputDropout: 0, Networks: 4);
    private static readonly GrowthOptions ConfidenceGrowth = new(Trees: 180, Leaves: 8, Rate: 0.05f, MinimumRows: 60, Ridge: 10, Ensembles: 2);

    private readonly TreeEnsemble[] _sentences = new TreeEnsemble[TrainingCase.Folds];
    private readonly TreeEnsemble[] _wordsInPassage = new TreeEnsemble[TrainingCase.Folds];
    private readonly TreeEnsemble[] _wordsInArticle = new TreeEnsemble[TrainingCase.Folds];
    private readonly Perceptron[] _passages = new Perceptron[TrainingCase.Folds];
    private readonly TreeEnsemble[] _spans = new TreeEnsemble[TrainingCase.Folds];
    private readonly Perceptron[] _spanComparisons = new Perceptron[TrainingCase.Folds];
    private Dictionary<TrainingCase, (float[] Features, float Target, float Weight)[]> _spanRows = [];
    private (TrainingCase Item, float[][] Values, float[] Targets)[] _shortlists = [];

    /// <summary>Runs all stages but the last and leaves every case ranked, and its words chosen, by models that have not seen it.</summary>
    public void CrossValidate()
    {
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            TreeEnsemble model = _sentences[fold] = Ensemble(BoostedSentences(cases.Where(item => item.Fold != fold)), SentenceFeatures.Names);
            Parallel.ForEach(cases.Where(item => item.Fold == fold), item => PassageRanker.JudgeSentences(item.Articles, model));
        }

        Parallel.ForEach(cases, item => item.Candidates = PassageRanker.Choose(item.Articles));
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            TrainingCase[] part = [.. cases.Where(item => item.Fold != fold)];
            _wordsInPassage[fold] = Ensemble(BoostedWordsInPassage(part), NecessityFeatures.Names);
            _wordsInArticle[fold] = Ensemble(BoostedWordsInArticle(part), NecessityFeatures.Names);
        }

        Parallel.ForEach(cases, item => item.Profile.Necessity = Necessity.Of(item.Profile, RankingFor(item)));
        Parallel.ForEach(cases, item => RankingFeatures.Fill(item.Candidates));
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            _passages[fold] = Perceptron.Read(TrainPassages([.. cases.Where(item => item.Fold != fold)]), RankingFeatures.Names);
        }

        Parallel.ForEach(cases, item => Rank(item, _passages[item.Fold]));
        _spanRows = cases.AsParallel().Select(item => (item, rows: SpanRows(item).ToArray())).ToDictionary(pair => pair.item, pair => pair.rows);
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            _spans[fold] = TrainSpans(cases.Where(item => item.Fold != fold));
        }

        _shortlists = [.. cases.AsParallel().AsOrdered().Select(Shortlist).Where(list => list.Targets.Any(target => target > 0))];
        for (int fold = 0; fold < TrainingCase.Folds; fold++)
        {
            _spanComparisons[fold] = Perceptron.Read(TrainSpanComparison([.. _shortlists.Where(list => list.Item.Fold != fold)]), SpanComparison.Names);
        }

        Parallel.ForEach(cases, item => item.Chosen = SpanChooser.Choose(item.Candidates[0], SpansFor(item)));
    }

    /// <summary>The models of ranking that have not seen a case's article.</summary>
    public RankingModels RankingFor(TrainingCase item) => new(_sentences[item.Fold], _wordsInPassage[item.Fold], _wordsInArticle[item.Fold], _passages[item.Fold]);

    /// <summary>The models of choosing words that have not seen it.</summary>
    public SpanModels SpansFor(TrainingCase item) => new(_spans[item.Fold], _spanComparisons[item.Fold]);

    /// <summary>Trains the models on all cases and writes them into a folder.</summary>
    public void WriteModels(string folder)
    {
        Write(folder, "sentence-model", BoostedSentences(cases).Lines(SentenceFeatures.Names));
        Write(folder, "word-in-passage-model", BoostedWordsInPassage(cases).Lines(NecessityFeatures.Names));
        Write(folder, "word-in-article-model", BoostedWordsInArticle(cases).Lines(NecessityFeatures.Names));
        Write(folder, "passage-model", TrainPassages(cases));
        Write(folder, "span-model", BoostedSpans(cases).Lines(SpanFeatures.Names));
        Write(folder, "span-comparison-model", TrainSpanComparison(_shortlists));
    }

    /// <summary>Trains the decision on cases ranked by models that have not seen them.</summary>
    /// <param name="decisions">Features, whether the answer was right, how much it counts.</param>
    public static BoostedTrees TrainConfidence(IReadOnlyList<(float[] Features, bool IsRight, float Weight)> decisions) => BoostedTrees.Train(
        [.. decisions.Select(decision => decision.Features)],
        Losses.Logistic([.. decisions.Select(decision => decision.IsRight ? 1f : 0f)], [.. decisions.Select(decision => decision.Weight)]),
        ConfidenceGrowth);

    /// <summary>Writes one model.</summary>
    public static void Write(string folder, string name, IEnumerable<string> lines) => File.WriteAllLines(
        Path.Combine(folder, name + ".tsv"), ["# Made by the trainer of tests/PolicyBot.Evaluation; the columns are told by Read of its type, see AnswerModels.", .. lines]);

    private static void Rank(TrainingCase item, Perceptron model)
    {
        PassageRanker.Judge(item.Candidates, model);
        item.Order(item.Candidates);
    }

    private static TreeEnsemble Ensemble(BoostedTrees model, IReadOnlyList<string> names) => TreeEnsemble.Read(model.Lines(names), names);

    private TreeEnsemble TrainSpans(IEnumerable<TrainingCase> part) => Ensemble(BoostedSpans(part), SpanFeatures.Names);

    /// <summary>Target: the share of the answer that stands in a sentence of the right article; 0 in the first two wrong ones.</summary>
    private BoostedTrees BoostedSentences(IEnumerable<TrainingCase> part)
    {
        List<float[]> rows = [];
        List<float> targets = [], weights = [];
        foreach (TrainingCase item in part)
        {
            int wrong = 0;
            foreach (ArticleMatch article in item.Articles.Where(article => item.IsRight(article) || wrong++ < 2))
            {
                float[] shares = item.IsRight(article)
                    ? AnswerAlignment.Shares(article.Form.Text, [.. article.Sentences.Select(sentence => sentence.Range)], item.Question.Answers)
                    : new float[article.Sentences.Length];
                if (item.IsRight(article) && shares.Sum() < 0.3f)
                {
                    continue; // The answer is worded freely: nothing can be learned from where it stands.
                }

                rows.AddRange(article.Sentences.Select(sentence => sentence.Features));
                targets.AddRange(shares);
                weights.AddRange(shares.Select(_ => item.Weight));
            }
        }

        log.WriteLine($"sentences: {rows.Count} rows");
        return BoostedTrees.Train(rows, Losses.Squared([.. targets], [.. weights]), SentenceGrowth);
    }

    private BoostedTrees BoostedWordsInPassage(IEnumerable<TrainingCase> part) =>
        BoostedWords(part, hit => hit.Match.Has | hit.Article.Title.Has);

    private BoostedTrees BoostedWordsInArticle(IEnumerable<TrainingCase> part) =>
        BoostedWords(part, hit => hit.Article.Has);

    /// <summary>Target: whether a word of the question stands in the first passage that holds the answer.</summary>
    private BoostedTrees BoostedWords(IEnumerable<TrainingCase> part, Func<Candidate, TermSet> held)
    {
        List<float[]> rows = [];
        List<float> targets = [], weights = [];
        foreach (TrainingCase item in part)
        {
            if (item.Candidates.Find(item.IsHit) is { } hit)
            {
                TermSet has = held(hit);
                rows.AddRange(NecessityFeatures.Of(item.Profile));
                targets.AddRange(item.Profile.ContentWords.Select(word => word.IsIn(has) ? 1f : 0));
                weights.AddRange(item.Profile.ContentWords.Select(_ => item.Weight));
            }
        }

        log.WriteLine($"words: {rows.Count} rows");
        return BoostedTrees.Train(rows, Losses.Logistic([.. targets], [.. weights]), NecessityGrowth);
    }

    /// <summary>Right: a passage of the right article that holds the answer.</summary>
    private IReadOnlyList<string> TrainPassages(IReadOnlyList<TrainingCase> part)
    {
        TrainingCase[] found = [.. part.Where(item => item.Candidates.Exists(item.IsHit))];
        FeatureScale[] scales = PerceptronTraining.ScalesOf([.. found.SelectMany(item => item.Candidates).Select(candidate => candidate.Features)]);
        log.WriteLine($"passages: {found.Length} questions");
        float[] weights = [.. found.Select(item => item.Weight / 2)]; // about 1 on the average of the collections, as the learning rate wants it
        return PerceptronTraining.Train(
            [.. found.Select(item => (ReadOnlyMemory<float>)FeatureScale.InputsOf([.. item.Candidates.Select(candidate => candidate.Features)], scales))],
            PerceptronTraining.Softmax([.. found.Select(item => item.Candidates.Select(item.IsHit).ToArray())], weights),
            scales, RankingFeatures.Names, PassageOptions);
    }

    /// <summary>Target: ROUGE-L to the accepted answer, in the best-ranked passage that holds it.</summary>
    private BoostedTrees BoostedSpans(IEnumerable<TrainingCase> part)
    {
        (float[] Features, float Target, float Weight)[] rows = [.. part.SelectMany(item => _spanRows[item])];
        log.WriteLine($"spans: {rows.Length} rows");
        return BoostedTrees.Train(
            [.. rows.Select(row => row.Features)], Losses.Squared([.. rows.Select(row => row.Target)], [.. rows.Select(row => row.Weight)]), SpanGrowth);
    }

    private static IEnumerable<(float[] Features, float Target, float Weight)> SpanRows(TrainingCase item)
    {
        if (item.Candidates.Find(item.IsHit) is not { } candidate)
        {
            return [];
        }

        (List<AnswerSpan> spans, SpanFeatures features) = SpanChooser.Find(candidate);
        (AnswerSpan Span, float Target)[] judged =
            [.. spans.Select(span => (span, item.LikenessOf(candidate.Article, span.Range))).OrderByDescending(pair => pair.Item2)];
        var random = new Random(item.Question.Text.Sum(c => c));
        return judged.Take(SpansOfTheBest).Concat(judged.Skip(SpansOfTheBest).OrderBy(_ => random.Next()).Take(SpansOfTheRest)).Select(pair =>
        {
            var values = new float[SpanFeatures.Count];
            features.Fill(pair.Span, values);
            return (values, pair.Target, MathF.Pow(item.Weight, WeightPower));
        });
    }

    /// <summary>The stretches that are compared in the best-ranked passage that holds the answer, with their ROUGE-L to it.</summary>
    private (TrainingCase Item, float[][] Values, float[] Targets) Shortlist(TrainingCase item)
    {
        if (item.Candidates.Find(item.IsHit) is not { } candidate)
        {
            return (item, [], []);
        }

        (List<AnswerSpan> spans, float[][] values) = SpanChooser.Shortlist(candidate, _spans[item.Fold]);
        return (item, values, [.. spans.Select(span => item.LikenessOf(candidate.Article, span.Range))]);
    }

    private IReadOnlyList<string> TrainSpanComparison((TrainingCase Item, float[][] Values, float[] Targets)[] part)
    {
        FeatureScale[] scales = PerceptronTraining.ScalesOf([.. part.SelectMany(list => list.Values)]);
        log.WriteLine($"span comparison: {part.Length} questions");
        float[] weights = [.. part.Select(list => list.Item.Weight / 2 * (list.Item.Set == "own" ? WeightOfOwnSpans : 1))];
        return PerceptronTraining.Train(
            [.. part.Select(list => (ReadOnlyMemory<float>)FeatureScale.InputsOf(list.Values, scales))],
            PerceptronTraining.Squared([.. part.Select(list => list.Targets)], weights), scales, SpanComparison.Names, SpanComparisonOptions);
    }
}
