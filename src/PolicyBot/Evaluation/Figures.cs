using PolicyBot.Answers;

namespace PolicyBot.Evaluation;

/// <summary>The figures that a set of answers is measured by.</summary>
public static class Figures
{
    /// <summary>
    /// Computes the figures, each a share from 0 to 1. Of answerable questions: <c>doc1</c>, <c>doc5</c> (the right article comes first, is
    /// among the first five passages), <c>cite1</c>, <c>cite3</c> (a passage of it that holds the answer), <c>answered</c>, and <c>short</c>
    /// (the direct answer holds an accepted one) or <c>rougeL</c> (is like one), as the questions want it. Of the others: <c>refused</c>.
    /// Of all: <c>toolong</c>, the share of passages too long to show.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <returns>Names and values; figures that nothing stands for are left out.</returns>
    public static IReadOnlyList<(string Name, double Value)> Of(IReadOnlyCollection<JudgedAnswer> answers)
    {
        JudgedAnswer[] answerable = [.. answers.Where(answer => answer.IsAnswerable)], others = [.. answers.Where(answer => !answer.IsAnswerable)];
        List<(string, double)> figures = [];
        if (answerable.Length > 0)
        {
            double Share(Func<JudgedAnswer, bool> holds) => (double)answerable.Count(holds) / answerable.Length;
            figures.Add(("doc1", Share(answer => answer.IsRightFirst)));
            figures.Add(("doc5", Share(answer => answer.IsRightAmong(5))));
            figures.Add(("cite1", Share(answer => answer.HoldsAmong(1))));
            figures.Add(("cite3", Share(answer => answer.HoldsAmong(3))));
            figures.Add(("answered", Share(answer => answer.Answer.Kind == AnswerKind.Answer)));
            JudgedAnswer[] wantShort = [.. answerable.Where(answer => answer.Question.WantsShort)];
            figures.Add(wantShort.Length > 0
                ? ("short", (double)wantShort.Count(answer => answer.IsShortRight) / wantShort.Length)
                : ("rougeL", answerable.Average(answer => answer.RougeL)));
        }

        if (others.Length > 0)
        {
            figures.Add(("refused", (double)others.Count(answer => answer.Answer.Kind != AnswerKind.Answer) / others.Length));
        }

        int passages = answerable.Sum(answer => answer.Answer.Passages.Count);
        if (passages > 0)
        {
            figures.Add(("toolong", (double)answerable.Sum(answer => answer.TooLong) / passages));
        }

        return figures;
    }
}
