using PolicyBot.Answers;
using PolicyBot.Answers.Conversation;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Service.Commands;
using PolicyBot.Storage;

namespace PolicyBot.Service.Knowledge;

/// <summary>The library's parts put together over one data folder. Thread-safe.</summary>
internal sealed class KnowledgeBase : IDisposable
{
    private readonly LiveIndex _index;
    private readonly double? _threshold;
    private readonly TimeProvider _time;
    private readonly AnswerCache _cache = new();
    private readonly Turns _turns = new(Environment.ProcessorCount);
    private volatile Basis _basis;

    private KnowledgeBase(LiveIndex index, string synonyms, double? threshold, TimeProvider time)
    {
        _index = index;
        _threshold = threshold;
        _time = time;
        _basis = new Basis(new Answerer(index, Synonyms.Parse(synonyms), threshold, time), new SynonymsText(synonyms));
    }

    /// <summary>What is said while no article is published.</summary>
    public static Answer NothingPublished { get; } = new(AnswerKind.NotFound, "还没有发布文章，暂时无法回答。");

    /// <summary>The revision of the articles that answer now; -1 without any.</summary>
    public long Revision => _index.Revision;

    /// <summary>Whether no article is published.</summary>
    public bool IsEmpty
    {
        get
        {
            if (!_index.IsOpen && !_index.TryOpen())
            {
                return true;
            }

            using GenerationLease lease = _index.Lease();
            return lease.Generation.ArticleCount == 0;
        }
    }

    /// <summary>Opens a data folder that articles were published to, with the settings beside the program.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="cancellation">Ends the rebuilding of an index that was missing or damaged.</param>
    /// <exception cref="CommandFailedException">Nothing is published there.</exception>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public static KnowledgeBase OpenPublished(string dataFolder, CancellationToken cancellation)
    {
        AnswersOptions options = Settings.Answers(Settings.Load());
        KnowledgeBase? knowledge = Directory.Exists(dataFolder)
            ? Open(DataFolder.Open(dataFolder), options, new ChinaTimeProvider(options.Now), Console.Error.WriteLine, cancellation)
            : null;
        if (knowledge is null or { IsEmpty: true })
        {
            knowledge?.Dispose();
            throw new CommandFailedException($"数据文件夹 {Path.GetFullPath(dataFolder)} 里还没有文章。请先运行 index PATH… --data {dataFolder}，或用 --data 指定别的文件夹。");
        }

        return knowledge;
    }

    /// <summary>Opens a data folder, building its index again where that is missing or damaged.</summary>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    /// <exception cref="CommandFailedException">Its synonyms cannot be read; the message names the file and the line.</exception>
    public static KnowledgeBase Open(
        DataFolder folder, AnswersOptions options, TimeProvider time, Action<string> progress, CancellationToken cancellation)
    {
        _ = Task.Run(Answerer.Prepare, CancellationToken.None); // what fails there fails again, and is told, with the first question
        string synonyms = SynonymsText(folder);
        if (Knowledge.SynonymsText.Complaint(synonyms) is { } complaint)
        {
            throw new CommandFailedException($"同义词文件 {folder.SynonymsPath} 的{complaint}请改正后再试。");
        }

        new Publisher(folder, time).Repair(progress, cancellation);
        LiveIndex index = new(folder.IndexPath, time, progress);
        index.TryOpen();
        return new(index, synonyms, options.Threshold, time);
    }

    /// <summary>The text of this data folder's synonyms, or else of those that ship with the program.</summary>
    public static string SynonymsText(DataFolder folder)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, "corpus", "synonyms.txt");
        string path = File.Exists(folder.SynonymsPath) ? folder.SynonymsPath : shipped;
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>Answers a question at once.</summary>
    public Answer Answer(Question question, CancellationToken cancellation) => Answer(question, Now(question), cancellation).Answer;

    /// <summary>
    /// Answers a resident's question as soon as a processor is free for it. However many ask at once, as right behind a publication, staff and
    /// administrators find threads to serve them.
    /// </summary>
    /// <returns>The answer, and what it takes to answer again to the same words.</returns>
    public async Task<(Answer Answer, AnswerBasis Basis)> AnswerInTurnAsync(Question question, CancellationToken cancellation)
    {
        Moment now = Now(question);
        if (_cache.Find(FollowUp.Complete(question), (now.Revision, now.Basis.Answerer), now.Today) is { } known)
        {
            return (known, Told(now));
        }

        await _turns.EnterAsync();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return Answer(question, Now(question), cancellation);
        }
        finally
        {
            _turns.Leave();
        }
    }

    /// <summary>Leaves a processor to something that questions may wait for, until the result is disposed of.</summary>
    public IDisposable ReserveProcessor() => _turns.Reserve();

    /// <summary>Answers from what was published last, at once; without it, within a second.</summary>
    public void Refresh() => _index.TryOpen();

    /// <summary>Answers with other synonyms from now on.</summary>
    /// <param name="synonyms">Their text.</param>
    /// <exception cref="FormatException">It is no text of synonyms.</exception>
    public void Use(string synonyms) => _basis = new Basis(_basis.Answerer.With(_index, Synonyms.Parse(synonyms), _threshold), new SynonymsText(synonyms));

    /// <summary>Answers as they would be after a publication. Nobody else sees it.</summary>
    /// <param name="publisher">The publisher of the data folder.</param>
    /// <param name="articles">The articles that would be stored.</param>
    /// <param name="withdrawals">The articles that would be withdrawn.</param>
    /// <param name="synonyms">The synonyms there would be.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public KnowledgePreview Preview(
        Publisher publisher, IEnumerable<Article> articles, IEnumerable<string> withdrawals, Synonyms synonyms, CancellationToken cancellation)
    {
        PreviewIndex index = publisher.Preview(_index, articles, withdrawals, cancellation);
        return new KnowledgePreview(index, _basis.Answerer.With(index, synonyms, _threshold));
    }

    /// <summary>Answers as they were at an earlier revision. Nobody else sees it.</summary>
    /// <param name="publisher">The publisher of the data folder.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="basis">The synonyms and the threshold of then.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StorageException">There was no such revision, a publication is under way, or it cannot be written.</exception>
    public KnowledgePreview Recall(Publisher publisher, long revision, AnswerBasis basis, CancellationToken cancellation)
    {
        PreviewIndex index = publisher.Recall(_index, revision, cancellation);
        return new KnowledgePreview(index, _basis.Answerer.With(index, Synonyms.Parse(basis.Synonyms.Text), basis.Threshold));
    }

    /// <summary>What each feature of the ranking adds to the score of the passage shown first.</summary>
    public IReadOnlyList<FeatureShare> Explain(Question question, CancellationToken cancellation) =>
        IsEmpty ? [] : _basis.Answerer.Explain(question, cancellation);

    /// <summary>A published article and its section headings, or null.</summary>
    public (IndexedArticle Article, IReadOnlySet<string> Headings)? Find(string id)
    {
        if (IsEmpty)
        {
            return null;
        }

        using GenerationLease lease = _index.Lease();
        int number = lease.Generation.Find(id);
        return number < 0
            ? null
            : (lease.Generation.Article(number), lease.Generation.PassagesOf(number).Select(passage => passage.Heading).OfType<string>().ToHashSet());
    }

    /// <summary>The articles that have the best passages for some words, the best first.</summary>
    /// <param name="words">The words.</param>
    /// <param name="filter">Which articles; null for all.</param>
    /// <param name="passages">How many passages are looked at; several may be of one article.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IReadOnlyList<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> Search(
        string words, SearchFilter? filter, int passages, CancellationToken cancellation)
    {
        QueryTerm[] terms = QueryTerm.Of(words);
        if (IsEmpty || terms.Length == 0)
        {
            return [];
        }

        using GenerationLease lease = _index.Lease();
        Generation generation = lease.Generation;
        return [.. generation.Search(terms, passages, filter, cancellation).Select(hit => hit.Article).Distinct()
            .Select(article => (generation.Article(article), generation.PassagesOf(article)))];
    }

    /// <summary>The newest articles, the newest first.</summary>
    public IReadOnlyList<IndexedArticle> Newest(int count)
    {
        if (IsEmpty)
        {
            return [];
        }

        using GenerationLease lease = _index.Lease();
        return lease.Generation.Newest(count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _index.Dispose();
    }

    private (Answer Answer, AnswerBasis Basis) Answer(Question question, Moment now, CancellationToken cancellation)
    {
        Answerer answerer = now.Basis.Answerer;
        Answer answer = now.Revision < 0
            ? NothingPublished
            : _cache.GetOrAdd(FollowUp.Complete(question), (now.Revision, answerer), now.Today, () => answerer.Answer(question, cancellation));
        return (answer, Told(now));
    }

    private Moment Now(Question question)
    {
        DateOnly today = question.Now ?? DateOnly.FromDateTime(_time.GetLocalNow().DateTime);
        if (IsEmpty)
        {
            return new Moment(_basis, -1, today);
        }

        using GenerationLease lease = _index.Lease();
        return new Moment(_basis, lease.Generation.Revision, today);
    }

    private AnswerBasis Told(Moment now) => new(now.Today, now.Basis.Synonyms, _threshold ?? Answerer.DefaultThreshold);

    /// <summary>Who answers, and with which synonyms.</summary>
    private sealed record Basis(Answerer Answerer, SynonymsText Synonyms);

    /// <summary>What a question is answered with: the revision of the articles, -1 without any, and the day that is today for it.</summary>
    private readonly record struct Moment(Basis Basis, long Revision, DateOnly Today);
}
