using PolicyBot.Answers;

namespace PolicyBot.Service.Pages;

/// <summary>What a reader needs to judge a passage, as short phrases.</summary>
internal static class PassageFacts
{
    /// <summary>Publisher, date and place, as far as they are known.</summary>
    public static IEnumerable<string> Of(CitedPassage passage)
    {
        if (passage.Publisher is { Length: > 0 } publisher)
        {
            yield return publisher;
        }

        if (passage.Date is { Length: > 0 } date)
        {
            yield return ChineseDate.Format(date) + (passage.DateInferred ? "（推定）" : "");
        }

        if (passage.Region is { Length: > 0 } region)
        {
            yield return region;
        }
    }
}
