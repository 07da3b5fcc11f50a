using PolicyBot.Service.Commands;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Hosting;

/// <summary>Fills an empty data folder with the articles that ship with the program.</summary>
internal static class FirstArticles
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Whether nothing is published yet and there is something to publish.</summary>
    public static bool AreNeeded(string dataFolder, AnswersOptions options)
    {
        using KnowledgeBase knowledge = KnowledgeBase.Open(dataFolder, options);
        return knowledge.IsEmpty && Directory.Exists(Corpus);
    }

    /// <summary>Indexes them, saying so.</summary>
    public static void Index(string dataFolder, CancellationToken cancellation)
    {
        Console.WriteLine($"数据文件夹 {Path.GetFullPath(dataFolder)} 是空的，先收录自带的文章：{Corpus}");
        IndexCommand.Run([Corpus], dataFolder, Console.Out, cancellation);
    }
}
