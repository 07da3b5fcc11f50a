using Microsoft.Extensions.Caching.Memory;
using PolicyBot.Answers;

namespace PolicyBot.Service.Knowledge;

/// <summary>
/// Answers given before: what many ask on one day is worked out once. An answer holds for the articles and the day it was given
/// on. Thread-safe.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    private const int Most = 4096;

    /// <summary>Longer texts are nobody's common question.</summary>
    private const int LongestQuestion = 200;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The answer to a question.</summary>
    /// <param name="question">The question in full, without history.</param>
    /// <param name="knowledge">What answers it: the revision of the articles, and whoever answers from them.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="answer">Works the answer out.</param>
    public Answer GetOrAdd(string question, (long Revision, Answerer Answerer) knowledge, DateOnly today, Func<Answer> answer)
    {
        if (question.Length > LongestQuestion)
        {
            return answer();
        }

        (string, (long, Answerer), DateOnly) key = (question, knowledge, today);
        return _answers.TryGetValue(key, out Answer? known) && known is not null
            ? known
            : _answers.Set(key, answer(), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1) });
    }

    /// <inheritdoc/>
    public void Dispose() => _answers.Dispose();
}
