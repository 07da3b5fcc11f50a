using PolicyBot.Answers;
using PolicyBot.Search;

namespace PolicyBot.Service.Knowledge;

/// <summary>Answers as they would be after a publication. Thread-safe.</summary>
/// <param name="index">What they come from; disposed of with it.</param>
/// <param name="answerer">Answers from it.</param>
internal sealed class KnowledgePreview(PreviewIndex index, Answerer answerer) : IDisposable
{
    /// <summary>What the answers come from.</summary>
    public IGenerationSource Index => index;

    /// <summary>Answers a question.</summary>
    public Answer Answer(Question question, CancellationToken cancellation)
    {
        using GenerationLease lease = index.Lease();
        return lease.Generation.ArticleCount == 0 ? new(AnswerKind.NotFound, "没有文章。") : answerer.Answer(question, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => index.Dispose();
}
