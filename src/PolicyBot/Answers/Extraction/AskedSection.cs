using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>Finds the section of an article whose heading asks the very question, as in 问答 and in articles with headings such as 补贴发给谁.</summary>
internal static class AskedSection
{
    private const double Alike = 0.55;

    /// <summary>Where the section stands in the article's normal form, without its heading; null where no heading is like the question.</summary>
    public static TextRange? In(ArticleMatch article)
    {
        TextRange[] headings = article.Reading.Headings;
        if (headings.Length == 0)
        {
            return null;
        }

        HashSet<(char, char)> question = CharacterPairs.Of(article.Profile.Question.Form.Text);
        double[] likenesses = [.. headings.Select(heading => CharacterPairs.Likeness(question, CharacterPairs.Of(article.WordsAt(heading).ToString())))];
        int best = Array.IndexOf(likenesses, likenesses.Max());
        int end = best + 1 < headings.Length ? headings[best + 1].Start : article.Form.Text.Length;
        return likenesses[best] >= Alike && Asks(article.WordsAt(headings[best])) ? new TextRange(headings[best].End, end - headings[best].End) : null;
    }

    /// <summary>Whether a heading is a question: 企业走访队伍 is none, and what follows it need not say how many there are.</summary>
    private static bool Asks(ReadOnlySpan<char> heading) => heading.EndsWith("?") || QuestionReader.Read(heading.ToString()).Slot.Length > 0;
}
