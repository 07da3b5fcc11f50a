using PolicyBot.Articles;
using PolicyBot.Recognition;

namespace PolicyBot.Service.Publishing.Drafts;

/// <summary>A passage as it will be found, with the figures, dates and places recognised in it.</summary>
/// <param name="Heading">The heading it stands under, or null.</param>
/// <param name="Pieces">Its text in pieces, each with what it was recognised as, or null.</param>
internal sealed record RecognisedPassage(string? Heading, IReadOnlyList<(string Text, string? Kind)> Pieces)
{
    /// <summary>The passages of an article.</summary>
    public static IReadOnlyList<RecognisedPassage> Of(Article article) =>
        [.. PassageCutter.Cut(article).Select(passage => new RecognisedPassage(
            passage.Heading, [.. Cut(article.Text.Substring(passage.Start, passage.Length), article.Date?.Earliest ?? new DateOnly(2000, 1, 1))]))];

    private static IEnumerable<(string, string?)> Cut(string text, DateOnly reference)
    {
        int position = 0;
        foreach (Entity entity in Recognizer.Recognize(text, RecognizerModels.All, reference))
        {
            if (entity.Start > position)
            {
                yield return (text[position..entity.Start], null);
            }

            yield return (text.Substring(entity.Start, entity.Length), KindOf(entity));
            position = entity.End;
        }

        if (position < text.Length)
        {
            yield return (text[position..], null);
        }
    }

    private static string KindOf(Entity entity) => entity switch
    {
        QuantityEntity => "数量",
        ShareEntity => "比例",
        DateEntity => "日期",
        _ => "地点",
    };
}
