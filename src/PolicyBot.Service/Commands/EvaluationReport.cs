using System.Diagnostics;
using PolicyBot.Answers;
using PolicyBot.Answers.Understanding;
using PolicyBot.Evaluation;

namespace PolicyBot.Service.Commands;

/// <summary>Measures files of questions one after the other and prints what came of each.</summary>
/// <param name="output">Where to.</param>
internal sealed class EvaluationReport(TextWriter output)
{
    private const int WorstShown = 10;
    private const int Lines = 20;

    private readonly List<JudgedAnswer> _all = [];

    /// <summary>The figures of every file so far: its name, the figure's name, the value.</summary>
    public List<(string File, string Name, double Value)> Figures { get; } = [];

    /// <summary>Asks a file's questions, one at a time so that the times mean something, and prints figures, kinds and the worst answers.</summary>
    public void Add(string file, IReadOnlyList<JudgedQuestion> questions, Func<string, Answer> ask)
    {
        List<JudgedAnswer> answers = [];
        List<double> times = [];
        foreach (JudgedQuestion question in questions)
        {
            long start = Stopwatch.GetTimestamp();
            Answer answer = ask(question.Text);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            answers.Add(new JudgedAnswer(question, answer));
        }

        times.Sort();
        output.WriteLine($"{file}：{questions.Count} 个问题，每个 {times[times.Count / 2]:F1} 毫秒（中位数）、{times[times.Count * 99 / 100]:F1} 毫秒（99%）");
        IReadOnlyList<(string Name, double Value)> figures = Evaluation.Figures.Of(answers);
        Figures.AddRange(figures.Select(figure => (file, figure.Name, figure.Value)));
        WriteFigures("全部", answers);
        foreach (IGrouping<AskedFor, JudgedAnswer> kind in answers.GroupBy(answer => answer.Asked).OrderByDescending(kind => kind.Count()))
        {
            WriteFigures("  " + kind.Key, [.. kind]);
        }

        WriteWorst(answers);
        _all.AddRange(answers);
    }

    /// <summary>Prints, for every line below which could be declined, what would be answered and how much of it right.</summary>
    public void WriteCurve()
    {
        JudgedAnswer[] answerable = [.. _all.Where(answer => answer.IsAnswerable)], others = [.. _all.Where(answer => !answer.IsAnswerable)];
        output.WriteLine("界线（Answers:Threshold）：有答案的问题中会回答的、其中找对文章的；没有答案的问题中会谢绝的");
        for (int i = 0; i < Lines && _all.Count > 0; i++)
        {
            double line = (double)i / Lines;
            JudgedAnswer[] answered = [.. answerable.Where(answer => answer.Answer.Confidence >= line)];
            double share = (double)answered.Length / Math.Max(1, answerable.Length);
            double right = (double)answered.Count(answer => answer.IsRightFirst) / Math.Max(1, answered.Length);
            double refused = (double)others.Count(answer => answer.Answer.Confidence < line) / Math.Max(1, others.Length);
            output.WriteLine($"  {line:F2}  {share:F3}  {right:F3}  {refused:F3}");
        }
    }

    private void WriteFigures(string name, List<JudgedAnswer> answers) => output.WriteLine(
        $"{name}（{answers.Count}）{string.Concat(Evaluation.Figures.Of(answers).Select(figure => $"  {figure.Name} {figure.Value:F4}"))}");

    private void WriteWorst(IEnumerable<JudgedAnswer> answers)
    {
        JudgedAnswer[] worst = [.. answers.Where(IsBad).OrderBy(answer => answer.IsRightFirst).ThenBy(answer => answer.RougeL).Take(WorstShown)];
        output.WriteLine(worst.Length == 0 ? "没有答错的。" : "最差的：");
        foreach (JudgedAnswer answer in worst)
        {
            output.WriteLine($"  {answer.Question.Text} → {answer.Answer.Text.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsBad(JudgedAnswer answer) => !answer.IsAnswerable
        ? answer.Answer.Kind == AnswerKind.Answer
        : answer.Question.WantsShort ? !answer.IsShortRight : answer.RougeL < 0.5f || !answer.IsRightFirst;
}
