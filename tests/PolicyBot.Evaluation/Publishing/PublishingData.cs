using System.Text.Json;
using PolicyBot.Articles;
using PolicyBot.Evaluation.Search;
using PolicyBot.Storage;

namespace PolicyBot.Evaluation.Publishing;

/// <summary>What the speed of publishing is measured with: a data folder of many passages, golden questions, and articles to publish over them.</summary>
internal static class PublishingData
{
    /// <summary>The files in the folder.</summary>
    public const string Golden = "golden.jsonl", Update = "update.jsonl", Data = "data";

    /// <summary>How the first of the new articles is found, before and after.</summary>
    public const string Mark = "紫藤花架管理办法", MarkQuestion = "紫藤花架每年修剪几次", MarkAnswer = "37次";

    private const int Articles = 200;
    private const int Questions = 200;

    /// <summary>Writes all of it.</summary>
    /// <param name="articles">A collection, one JSON object a line.</param>
    /// <param name="questions">Questions with the article that answers each, one JSON object a line.</param>
    /// <param name="folder">Receives it.</param>
    /// <param name="passages">How many passages are wanted.</param>
    public static void Write(string articles, string questions, string folder, int passages)
    {
        SpeedCollection.Write(articles, questions, folder, passages);
        Article[] all = [.. SpeedCollection.ReadArticles(folder).Select(article =>
            new Article(article.Id, article.Passages[0][..Math.Min(20, article.Passages[0].Length)], string.Join('\n', article.Passages.Where(passage => passage.Length > 0))))];
        new Publisher(DataFolder.Open(Path.Combine(folder, Data)), TimeProvider.System).Publish(all, (_, _, _) => { }, Console.WriteLine, CancellationToken.None);
        File.WriteAllLines(Path.Combine(folder, Update), all.Take(Articles).Select((article, i) => JsonSerializer.Serialize(new
        {
            id = article.Id,
            title = article.Title,
            text = article.Text + (i == 0 ? $"\n{Mark}规定，紫藤花架每年修剪{MarkAnswer}。" : $"\n第{i}号补充通知说，本办法自公布之日起施行，有效期{i}年。"),
        })));
        File.WriteAllLines(Path.Combine(folder, Golden), File.ReadLines(questions).Take(Questions).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(question => JsonSerializer.Serialize(new { question = question.GetProperty("q").GetString(), article = question.GetProperty("doc").GetString() })));
    }
}
