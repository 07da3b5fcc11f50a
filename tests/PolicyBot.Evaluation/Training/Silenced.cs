using System.Text;
using PolicyBot.Answers.Ranking;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Evaluation.Training;

/// <summary>
/// Articles without the sentences that answer: what is left is about the very matter and does not say it, as most articles do
/// that people ask about.
/// </summary>
internal static class Silenced
{
    /// <summary>A sentence with this share of an accepted answer goes.</summary>
    private const float LeastShare = 0.05f;

    /// <summary>The article without what answers some questions.</summary>
    public static Article Of(Article article, IEnumerable<JudgedQuestion> questions)
    {
        NormalText form = NormalForm.Of(article.Text);
        List<TextRange> sentences = SentenceCutter.Cut(form);
        var goes = new bool[sentences.Count];
        foreach (JudgedQuestion question in questions)
        {
            float[] shares = AnswerAlignment.Shares(form.Text, sentences, question.Answers);
            for (int i = 0; i < goes.Length; i++)
            {
                goes[i] |= shares[i] >= LeastShare;
            }
        }

        var text = new StringBuilder();
        for (int i = 0; i < goes.Length; i++)
        {
            (int start, int length) = form.ToSource(sentences[i].Start, sentences[i].Length);
            bool endsLine = start + length < article.Text.Length && article.Text[start + length] == '\n';
            text.Append(article.Text, start, goes[i] ? 0 : length).Append(endsLine ? "\n" : "");
        }

        // An article is never empty.
        return article with { Text = text.Append('。').ToString(), Headings = [] };
    }
}
