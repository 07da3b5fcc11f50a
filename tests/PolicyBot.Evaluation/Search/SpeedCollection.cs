using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyBot.Evaluation.Search;

/// <summary>
/// Passages and questions to measure speed with, as two files of tab-separated ids and texts: the articles' sentences in passages of at most
/// 300 characters, and as many further passages as are wanted of sentences drawn at random. (For speed alone: they repeat real sentences.)
/// </summary>
internal static partial class SpeedCollection
{
    private const int Longest = 300;
    private const int FillerLength = 200;
    private const int FillerPerArticle = 8;
    private const int ShortestDrawn = 9;
    private const int Seed = 7;

    /// <summary>Writes passages.tsv and questions.tsv.</summary>
    /// <param name="articles">A collection, one JSON object a line.</param>
    /// <param name="questions">Questions, one JSON object a line.</param>
    /// <param name="folder">Receives the files.</param>
    /// <param name="passages">How many passages are wanted.</param>
    public static void Write(string articles, string questions, string folder, int passages)
    {
        Directory.CreateDirectory(folder);
        List<string> drawn = [];
        int count = 0;
        using (var writer = new StreamWriter(Path.Combine(folder, "passages.tsv")))
        {
            void Add(string id, StringBuilder text)
            {
                writer.Write(id + "\t" + text + "\n");
                text.Clear();
                count++;
            }

            StringBuilder passage = new();
            foreach (JsonElement article in File.ReadLines(articles).Select(line => JsonDocument.Parse(line).RootElement))
            {
                int number = 0;
                foreach (string sentence in Sentence().Matches(Flat(article.GetProperty("text"))).Select(match => match.Value))
                {
                    drawn.AddRange(sentence.Length >= ShortestDrawn ? [sentence] : []);
                    if (passage.Length > 0 && passage.Length + sentence.Length > Longest)
                    {
                        Add($"{article.GetProperty("id")}#{number++}", passage);
                    }

                    passage.Append(sentence);
                }

                Add($"{article.GetProperty("id")}#{number}", passage);
            }

            var random = new Random(Seed);
            while (count < passages)
            {
                while (passage.Length < FillerLength)
                {
                    passage.Append(drawn[random.Next(drawn.Count)]);
                }

                Add($"filler{count / FillerPerArticle}#{count % FillerPerArticle}", passage);
            }
        }

        File.WriteAllLines(Path.Combine(folder, "questions.tsv"), File.ReadLines(questions)
            .Select(line => JsonDocument.Parse(line).RootElement).Select(question => $"{question.GetProperty("id")}\t{Flat(question.GetProperty("q"))}"));
    }

    /// <summary>The passages of passages.tsv by article: an article's id and its passages in order.</summary>
    public static IEnumerable<(string Id, List<string> Passages)> ReadArticles(string folder)
    {
        string id = "";
        List<string> passages = [];
        foreach (string line in File.ReadLines(Path.Combine(folder, "passages.tsv")))
        {
            string next = line[..line.IndexOf('#', StringComparison.Ordinal)];
            if (next != id && passages.Count > 0)
            {
                yield return (id, passages);
                passages = [];
            }

            id = next;
            passages.Add(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
        }

        yield return (id, passages);
    }

    /// <summary>The questions of questions.tsv.</summary>
    public static string[] ReadQuestions(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "questions.tsv")).Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..])];

    private static string Flat(JsonElement text) => WhiteSpace().Replace(text.GetString()!, " ");

    [GeneratedRegex(@"[^。！？；!?;]+[。！？；!?;]?")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
