using PolicyBot.Answers;
using PolicyBot.Service.Background;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Publishing.Golden;

/// <summary>Has the golden questions answered from what is live before anybody previews: half of a preview are those answers. Thread-safe.</summary>
/// <param name="golden">The questions.</param>
/// <param name="knowledge">Answers, and remembers its answers.</param>
/// <param name="background">Does it when nothing else is to be done.</param>
internal sealed class GoldenWarmUp(GoldenStore golden, KnowledgeBase knowledge, BackgroundWork background) : IHostedService
{
    private int _isUnderWay;

    /// <summary>Begins, unless it is under way.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _isUnderWay, 1) == 0)
        {
            background.Add(WorkPriority.Ahead, Steps());
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Action> Steps()
    {
        try
        {
            long revision;
            do
            {
                revision = knowledge.Revision;
                foreach (GoldenQuestion question in golden.All())
                {
                    yield return () => knowledge.Answer(new Question(question.Question), CancellationToken.None);
                }
            }
            while (knowledge.Revision != revision);
        }
        finally
        {
            Volatile.Write(ref _isUnderWay, 0);
        }
    }
}
