using System.Security.Cryptography;
using System.Text;
using PolicyBot.Language;

namespace PolicyBot.Service.Knowledge;

/// <summary>The synonyms that answers were given with.</summary>
/// <param name="Text">Their text.</param>
internal sealed record SynonymsText(string Text)
{
    /// <summary>SHA-256 of the text in UTF-8, as hexadecimal digits.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    public static string? Complaint(string text)
    {
        try
        {
            Synonyms.Parse(text);
            return null;
        }
        catch (FormatException)
        {
            int number = 1 + text.Split('\n').TakeWhile(IsSound).Count();
            return $"第 {number} 行不对：应形如“电瓶车, 电动自行车”（互相等同）或“加梯 => 加装电梯”（左边换成右边）。";
        }
    }

    private static bool IsSound(string line)
    {
        try
        {
            Synonyms.Parse(line);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
