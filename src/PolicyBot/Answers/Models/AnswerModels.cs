using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;

namespace PolicyBot.Answers.Models;

/// <summary>The learned parts of answering, from Answers/Data; made by <c>evaluate train</c> of tests/PolicyBot.Evaluation.</summary>
/// <param name="Sentences">The expected share of the answer in a sentence, by <see cref="SentenceFeature"/>.</param>
/// <param name="Passages">How well a passage answers, by <see cref="RankingFeature"/>; comparable within one question.</param>
/// <param name="Spans">The expected likeness (ROUGE-L) of a stretch of words to the answer, by <see cref="SpanFeature"/>.</param>
/// <param name="SpanComparison">The same, of those that are likest, by <see cref="Extraction.SpanComparison"/>.</param>
/// <param name="WordsInPassage">The log-odds that a word of the question stands in the passage that answers it or its title, by <see cref="NecessityFeature"/>.</param>
/// <param name="WordsInArticle">The same for its whole article.</param>
/// <param name="Confidence">The log-odds that the first passage answers the question, by <see cref="ConfidenceFeature"/>.</param>
internal sealed record AnswerModels(
    TreeEnsemble Sentences, Perceptron Passages, TreeEnsemble Spans, Perceptron SpanComparison, TreeEnsemble WordsInPassage, TreeEnsemble WordsInArticle, TreeEnsemble Confidence)
{
    /// <summary>The models that PolicyBot ships with.</summary>
    public static AnswerModels Default { get; } = new(
        TreeEnsemble.Read(Lines("sentence-model"), SentenceFeatures.Names),
        Perceptron.Read(Lines("passage-model"), RankingFeatures.Names),
        TreeEnsemble.Read(Lines("span-model"), SpanFeatures.Names),
        Perceptron.Read(Lines("span-comparison-model"), Extraction.SpanComparison.Names),
        TreeEnsemble.Read(Lines("word-in-passage-model"), NecessityFeatures.Names),
        TreeEnsemble.Read(Lines("word-in-article-model"), NecessityFeatures.Names),
        TreeEnsemble.Read(Lines("confidence-model"), ConfidenceFeatures.Names));

    private static string[] Lines(string name) => EmbeddedData.Lines($"Answers.Data.{name}.tsv");
}
