using PolicyBot.Answers;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Evaluation;

/// <summary>An answer held against what is accepted for its question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer given.</param>
public sealed record JudgedAnswer(JudgedQuestion Question, Answer Answer)
{
    /// <summary>Passages longer than this, in characters, are too long to show.</summary>
    private const int LongestPassage = 320;

    private readonly bool[] _isRight = [.. Answer.Passages.Select(passage => IsRight(Question, passage))];

    /// <summary>What kind of thing the question asks for.</summary>
    public AskedFor Asked { get; } = QuestionReader.Read(Question.Text).Asked;

    /// <summary>Whether something that is published answers the question.</summary>
    public bool IsAnswerable => Question.Article is not null;

    /// <summary>Whether the first passage is of the right article.</summary>
    public bool IsRightFirst => _isRight.FirstOrDefault();

    /// <summary>Whether one of the first passages is of the right article.</summary>
    public bool IsRightAmong(int first) => _isRight.Take(first).Contains(true);

    /// <summary>Whether one of the first passages is of the right article and holds an accepted answer.</summary>
    public bool HoldsAmong(int first) =>
        Answer.Passages.Take(first).Where((passage, i) => _isRight[i] && Likeness.Holds(passage.Text, Question.Answers)).Any();

    /// <summary>Whether the direct answer holds an accepted answer and its first citation is the right article.</summary>
    public bool IsShortRight => Answer.Kind == AnswerKind.Answer
        && Question.Answers.Any(accepted => Likeness.Bare(Answer.Text).Contains(accepted, StringComparison.Ordinal))
        && Answer.Citations.Count > 0 && IsRight(Question, Answer.Citations[0]);

    /// <summary>Likeness (ROUGE-L) of the direct answer to the best accepted one; 0 where none was given.</summary>
    public float RougeL { get; } = Answer.Kind == AnswerKind.Answer && Question.Answers.Count > 0
        ? Question.Answers.Max(accepted => Likeness.RougeL(Likeness.Bare(Answer.Text), accepted))
        : 0;

    /// <summary>How many of the passages are too long to show.</summary>
    public int TooLong => Answer.Passages.Count(passage => passage.Text.Length > LongestPassage);

    /// <summary>
    /// By the beginning of the id, as the scorer that PolicyBot is measured with has it: an article of a file named with more than the number that
    /// the questions know it by is right too. Collections in which one id begins another must not be judged so.
    /// </summary>
    private static bool IsRight(JudgedQuestion question, CitedPassage passage) =>
        question.Article is { } id && passage.ArticleId.StartsWith(id, StringComparison.Ordinal);
}
