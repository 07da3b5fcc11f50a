using PolicyBot.Answers.Models;

namespace PolicyBot.Answers.Ranking;

/// <summary>The learned parts of ranking.</summary>
/// <param name="Sentences">The expected share of the answer in a sentence, by <see cref="SentenceFeature"/>.</param>
/// <param name="WordsInPassage">The log-odds that a word of the question stands in the passage that answers it or its title, by <see cref="NecessityFeature"/>.</param>
/// <param name="WordsInArticle">The same for its whole article.</param>
/// <param name="Passages">How well a passage answers, by <see cref="RankingFeature"/>; comparable within one question.</param>
internal sealed record RankingModels(TreeEnsemble Sentences, TreeEnsemble WordsInPassage, TreeEnsemble WordsInArticle, Perceptron Passages)
{
    /// <summary>The models that PolicyBot ships with.</summary>
    public static RankingModels Default { get; } = new(
        TreeEnsemble.Read(EmbeddedData.Lines("Answers.Data.sentence-model.tsv"), SentenceFeatures.Names),
        TreeEnsemble.Read(EmbeddedData.Lines("Answers.Data.word-in-passage-model.tsv"), NecessityFeatures.Names),
        TreeEnsemble.Read(EmbeddedData.Lines("Answers.Data.word-in-article-model.tsv"), NecessityFeatures.Names),
        Perceptron.Read(EmbeddedData.Lines("Answers.Data.passage-model.tsv"), RankingFeatures.Names));
}
