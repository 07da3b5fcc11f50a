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

    /// <summary>The answer that was given to a question before; null where it is not known any more.</summary>
    /// <inheritdoc cref="GetOrAdd"/>
    public Answer? Find(string question, (long Revision, Answerer Answerer) knowledge, DateOnly today) =>
        question.Length <= LongestQuestion && _answers.TryGetValue((question, knowledge, today), out Answer? known) ? known : null;

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

        return Find(question, knowledge, today)
            ?? _answers.Set((question, knowledge, today), answer(), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1) });
    }

    /// <inheritdoc/>
    public void Dispose() => _answers.Dispose();
}
