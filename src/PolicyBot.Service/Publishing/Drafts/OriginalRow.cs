using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Drafts;

/// <summary>A line of a file beside what became of it.</summary>
/// <param name="Original">The line of the file; null where the draft alone has one.</param>
/// <param name="Cleaned">The line of the draft; null where it was cut.</param>
/// <param name="Reason">Why it was cut, in Chinese; null where it was not.</param>
internal sealed record OriginalRow(string? Original, string? Cleaned, string? Reason)
{
    private const int Most = 3000;

    /// <summary>A draft's file beside its text; the first 3,000 lines. Empty where there was no file.</summary>
    public static IReadOnlyList<OriginalRow> Of(Draft draft)
    {
        if (draft.Original is not { } original || draft.Article is not { } article)
        {
            return [];
        }

        Dictionary<string, string> reasons = [];
        foreach (Cut cut in draft.Cuts)
        {
            foreach (string line in cut.Text.Split('\n'))
            {
                reasons.TryAdd(line.Trim(), cut.Reason);
            }
        }

        string lines = string.Join('\n', original.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        return [.. LineDiff.Of(lines, article.Text).Take(Most).Select(line => line.Change switch
        {
            LineChange.Same => new OriginalRow(line.Text, line.Text, null),
            LineChange.Added => new OriginalRow(null, line.Text, null),
            _ => new OriginalRow(line.Text, null, line.Text == article.Title ? "标题" : reasons.GetValueOrDefault(line.Text, "改写或删去")),
        })];
    }
}
