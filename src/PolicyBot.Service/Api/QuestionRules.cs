using System.Text;

namespace PolicyBot.Service.Api;

/// <summary>What a question must be before it is answered; the same on the page, in the API and on the command line.</summary>
internal static class QuestionRules
{
    /// <summary>The longest question, in UTF-16 characters. People ask in some twenty; nobody's question needs a thousand.</summary>
    public const int MaxLength = 1000;

    /// <summary>The most earlier questions taken along.</summary>
    public const int MaxHistory = 20;

    /// <summary>What is wrong with a question, in the asker's language, or null.</summary>
    public static string? Complaint(string? text)
    {
        if (text is null || !text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            return "问题是空的。请用文字写出您想了解的事，例如：老旧小区装电梯要哪些人同意？";
        }

        return text.Length > MaxLength
            ? $"问题太长（{text.Length} 字）。请把问题缩短到 {MaxLength} 字以内，只写最想知道的一件事。"
            : null;
    }
}
