using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Models;
using PolicyBot.Answers.Ranking;

namespace PolicyBot.Answers.Deciding;

/// <summary>The learned parts of answering, from Answers/Data; made by <c>evaluate train</c> of tests/PolicyBot.Evaluation.</summary>
/// <param name="Ranking">Those that find the passage.</param>
/// <param name="Spans">Those that choose the words in it.</param>
/// <param name="Confidence">The log-odds that the first passage answers the question, by <see cref="ConfidenceFeature"/>.</param>
internal sealed record AnswerModels(RankingModels Ranking, SpanModels Spans, TreeEnsemble Confidence)
{
    /// <summary>The models that PolicyBot ships with.</summary>
    public static AnswerModels Default { get; } =
        new(RankingModels.Default, SpanModels.Default, TreeEnsemble.Read(EmbeddedData.Lines("Answers.Data.confidence-model.tsv"), ConfidenceFeatures.Names));
}
