using PolicyBot.Answers.Models;

namespace PolicyBot.Answers.Extraction;

/// <summary>The learned parts of choosing the words of an answer: the expected likeness (ROUGE-L) of a stretch of words to it.</summary>
/// <param name="Alone">Of each by itself, by <see cref="SpanFeature"/>.</param>
/// <param name="Compared">Of those that are likeliest so, by <see cref="SpanComparison"/>.</param>
internal sealed record SpanModels(TreeEnsemble Alone, Perceptron Compared)
{
    /// <summary>The models that PolicyBot ships with.</summary>
    public static SpanModels Default { get; } = new(
        TreeEnsemble.Read(EmbeddedData.Lines("Answers.Data.span-model.tsv"), SpanFeatures.Names),
        Perceptron.Read(EmbeddedData.Lines("Answers.Data.span-comparison-model.tsv"), SpanComparison.Names));
}
