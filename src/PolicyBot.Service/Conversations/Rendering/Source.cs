using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>What a reply says of the passage it rests on.</summary>
internal static class Source
{
    private const int LongestSentence = 160;

    /// <summary>How many characters a sentence must say beyond the answer to be worth showing.</summary>
    private const int LeastMore = 6;

    /// <summary>Publisher, date and place, as far as they are known, in one phrase; empty where nothing is.</summary>
    public static string Facts(CitedPassage passage) => string.Join("，", Pages.Facts.Of(passage));

    /// <summary>The title with the facts.</summary>
    public static string Title(CitedPassage passage) => Facts(passage) is { Length: > 0 } facts ? $"{passage.Title}（{facts}）" : passage.Title;

    /// <summary>The sentence in which the answer stands, in the article's own words; null where the answer says as much itself.</summary>
    public static string? Sentence(CitedPassage passage)
    {
        if (passage.Marks.Count == 0)
        {
            return null;
        }

        TextRange mark = passage.Marks[0];
        string text = passage.Text;
        int start = text.AsSpan(0, mark.Start).LastIndexOfAny("。！？\n") + 1;
        int length = text.AsSpan(mark.End).IndexOfAny("。！？\n");
        int end = length < 0 ? text.Length : mark.End + length + 1;
        string sentence = text[start..end].Trim();
        return sentence.Length - mark.Length < LeastMore || sentence.Length > LongestSentence ? null : sentence;
    }
}
