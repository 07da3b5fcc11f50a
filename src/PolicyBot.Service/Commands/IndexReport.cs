using PolicyBot.Articles;
using PolicyBot.Storage;

namespace PolicyBot.Service.Commands;

/// <summary>
/// What <c>index</c> says of each file. What became of an article is held back until all of it is durable: once somebody has
/// read that an article was taken, killing the process cannot take it back.
/// </summary>
/// <param name="output">For what was done.</param>
/// <param name="errors">For what could not be taken.</param>
internal sealed class IndexReport(TextWriter output, TextWriter errors)
{
    private const int ProgressEvery = 1000;
    private const int TitleShown = 80;
    private const int CutShown = 200;

    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadResult> _unstored = new(StringComparer.Ordinal);
    private readonly Dictionary<StoreOutcome, int> _counts = [];
    private readonly List<string> _lines = [];
    private int _problems;

    /// <summary>Whether something could not be taken.</summary>
    public bool HasProblems => _problems > 0;

    /// <summary>Notes what a file became.</summary>
    /// <returns>Its article; null where there is none to store.</returns>
    public Article? Taken(ReadResult result)
    {
        if (result.Article is not { } article)
        {
            Complain(result.Problem!);
            return null;
        }

        if (!_sources.TryAdd(article.Id, result.Source))
        {
            Complain($"{result.Source}：编号「{article.Id}」与 {_sources[article.Id]} 相同，没有收录。请改文件名，或在文件开头写明不同的 id。");
            return null;
        }

        _unstored.Add(article.Id, result);
        if (_sources.Count % ProgressEvery == 0)
        {
            output.WriteLine($"已读取 {_sources.Count} 篇……");
        }

        return article;
    }

    /// <summary>Notes what became of an article.</summary>
    public void Stored(Article article, StoreOutcome outcome, string? sameAs)
    {
        _unstored.Remove(article.Id, out ReadResult? result);
        _counts[outcome] = Count(outcome) + 1;
        _lines.Add($"{result!.Source}：{Said(outcome, sameAs)}《{Shortened(article.Title, TitleShown)}》（{article.Id}，{article.Text.Length} 字）");
        _lines.AddRange(result.Notes.Select(note => "    " + note));
        _lines.AddRange(result.Cuts.Select(cut => $"    删去（{cut.Reason}）：{Shortened(cut.Text, CutShown)}"));
    }

    /// <summary>Says what became of each article, what was cut from it, and the sums.</summary>
    public void Write()
    {
        _lines.ForEach(output.WriteLine);
        output.WriteLine(
            $"共 {_counts.Values.Sum()} 篇：新增 {Count(StoreOutcome.Added)}，更新 {Count(StoreOutcome.Updated)}，"
            + $"未变 {Count(StoreOutcome.Unchanged)}，重复 {Count(StoreOutcome.Duplicate)}；无法收录 {_problems}。");
    }

    private static string Said(StoreOutcome outcome, string? sameAs) => outcome switch
    {
        StoreOutcome.Added => "新增",
        StoreOutcome.Updated => "更新",
        StoreOutcome.Unchanged => "没有变化",
        _ => $"与已收录的 {sameAs} 内容相同，没有重复收录",
    };

    private static string Shortened(string text, int shown)
    {
        string line = string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c)));
        return line.Length <= shown ? line : $"{line[..(char.IsHighSurrogate(line[shown - 1]) ? shown - 1 : shown)]}……（共 {line.Length} 字）";
    }

    private void Complain(string problem)
    {
        _problems++;
        errors.WriteLine("无法收录：" + problem);
    }

    private int Count(StoreOutcome outcome) => _counts.GetValueOrDefault(outcome);
}
