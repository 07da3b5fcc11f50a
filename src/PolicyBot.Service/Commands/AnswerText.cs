using PolicyBot.Answers;
using PolicyBot.Service.Pages;

namespace PolicyBot.Service.Commands;

/// <summary>An answer as a person reads it in a terminal.</summary>
internal static class AnswerText
{
    private const int NearestShown = 3;

    /// <summary>Writes the answer, its notes, and its citations or, where there are none, the nearest articles.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        output.WriteLine(answer.Text);
        foreach (string note in answer.Notes)
        {
            output.WriteLine(note);
        }

        foreach (string option in answer.Options)
        {
            output.WriteLine("  · " + option);
        }

        IReadOnlyList<CitedPassage> shown = answer.Answered ? answer.Citations : [.. answer.Passages.Take(NearestShown)];
        if (shown.Count == 0 || answer.Kind == AnswerKind.SmallTalk)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(answer.Answered ? "出处" : "相近的文章");
        for (int i = 0; i < shown.Count; i++)
        {
            string facts = string.Join("，", Facts.Of(shown[i]));
            output.WriteLine($"{i + 1}. {shown[i].Title}{(facts.Length > 0 ? $"（{facts}）" : "")}");
            if (answer.Answered)
            {
                output.WriteLine("   " + Marked(shown[i]).ReplaceLineEndings("\n   "));
            }
        }
    }

    private static string Marked(CitedPassage passage) =>
        string.Concat(MarkedText.Cut(passage.Text, passage.Marks).Select(piece => piece.IsMarked ? $"【{piece.Text}】" : piece.Text));
}
