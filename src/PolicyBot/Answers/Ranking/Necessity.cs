using PolicyBot.Answers.Models;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// How likely each content word of a question is to stand in what answers it (term necessity: Zhao and Callan, Term Necessity Prediction, CIKM 2010): 电梯 nearly always
/// does, 情况 often does not. What lacks a word that answers hold is about something else, however much of the rest it holds.
/// </summary>
internal sealed class Necessity
{
    /// <summary>Nothing is certain: a chance of 1 would be an endless surprise.</summary>
    private const float Least = 0.02f, Greatest = 0.98f;

    private readonly ContentWord[] _words;
    private readonly float[] _inPassage;
    private readonly float[] _inArticle;

    private Necessity(ContentWord[] words, float[] inPassage, float[] inArticle) => (_words, _inPassage, _inArticle) = (words, inPassage, inArticle);

    /// <summary>Nothing estimated, nothing missed.</summary>
    public static Necessity Unknown { get; } = new([], [], []);

    /// <summary>Estimates it for a question.</summary>
    public static Necessity Of(QuestionProfile profile, RankingModels models)
    {
        float[][] words = NecessityFeatures.Of(profile);
        return new Necessity(profile.ContentWords, Chances(models.WordsInPassage, words), Chances(models.WordsInArticle, words));
    }

    /// <summary>What is missed in a passage.</summary>
    /// <param name="has">The terms of the question that it holds, with those of its title.</param>
    /// <returns>
    /// How surprising it would be for an answer to lack the words missed, in nats: the sum of -ln of their chances to be absent; and the greatest chance of one of them to be there.
    /// </returns>
    public (float Surprise, float Greatest) MissingInPassage(TermSet has) => Missing(has, _inPassage);

    /// <summary>What is missed in an article.</summary>
    /// <inheritdoc cref="MissingInPassage"/>
    public (float Surprise, float Greatest) MissingInArticle(TermSet has) => Missing(has, _inArticle);

    private (float Surprise, float Greatest) Missing(TermSet has, float[] chances)
    {
        float surprise = 0, greatest = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            if (!_words[i].IsIn(has))
            {
                surprise -= MathF.Log(1 - chances[i]);
                greatest = Math.Max(greatest, chances[i]);
            }
        }

        return (surprise, greatest);
    }

    private static float[] Chances(TreeEnsemble model, float[][] words)
    {
        var logOdds = new float[words.Length];
        model.Score(words, logOdds);
        return Array.ConvertAll(logOdds, odds => Math.Clamp(1 / (1 + MathF.Exp(-odds)), Least, Greatest));
    }
}
