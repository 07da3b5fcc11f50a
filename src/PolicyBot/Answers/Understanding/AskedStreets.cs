using System.Buffers;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The streets and buildings that a question names (胜利巷, 玉林北路, 东晖公寓). An article that names one among others may tell how much it is of all
/// together, which is not that of the one.
/// </summary>
/// <param name="question">The question in normal form.</param>
internal sealed class AskedStreets(string question)
{
    private const int FewestCharacters = 3, MostCharacters = 6;

    private static readonly string[] Endings = ["路", "街", "巷", "大道", "胡同", "公寓", "花园", "家园", "苑"];

    /// <summary>What is said of several together.</summary>
    private static readonly SearchValues<string> Together = SearchValues.Create(["共", "总", "合计", "累计", "这批", "各", "全部", "平均"], StringComparison.Ordinal);

    /// <summary>Whether an article names one of them elsewhere, and a figure of it is of several together: neither its line, up to its end, names the one, nor what heads it.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="sentence">The sentence in which the figure stands.</param>
    /// <param name="heads">Title and heading.</param>
    public bool AreAmongOthersOf(string text, TextRange sentence, params ReadOnlySpan<string> heads)
    {
        if (!text.AsSpan(sentence.Start, sentence.Length).ContainsAny(Together) || NamedIn(text) is not { } named)
        {
            return false;
        }

        int line = text.LastIndexOf('\n', Math.Max(0, sentence.Start - 1)) + 1;
        bool isNear = text.AsSpan(line, sentence.End - line).Contains(named, StringComparison.Ordinal);
        foreach (string head in heads)
        {
            isNear |= head.Contains(named, StringComparison.Ordinal);
        }

        return !isNear;
    }

    /// <summary>The longest such name in the question that stands in a text; null without one.</summary>
    private string? NamedIn(string text)
    {
        string? longest = null;
        foreach (string ending in Endings)
        {
            for (int at = question.IndexOf(ending, StringComparison.Ordinal); at >= 0; at = question.IndexOf(ending, at + 1, StringComparison.Ordinal))
            {
                int end = at + ending.Length;
                for (int length = MostCharacters; length >= FewestCharacters; length--)
                {
                    if (length <= end && length > (longest?.Length ?? 0) && IsName(question.AsSpan(end - length, length), ending) && text.Contains(question.AsSpan(end - length, length), StringComparison.Ordinal))
                    {
                        longest = question.Substring(end - length, length);
                    }
                }
            }
        }

        return longest;
    }

    /// <summary>这条路, 几条街 and 红绿灯路 name none: a name is of names, places and single characters.</summary>
    private static bool IsName(ReadOnlySpan<char> words, string ending) => Words.Of(words[..^ending.Length])
        .TrueForAll(word => word.Class is WordClass.Name or WordClass.Person or WordClass.Place or WordClass.Other or WordClass.Noun or WordClass.Verb or WordClass.Adjective or WordClass.VerbalNoun);
}
