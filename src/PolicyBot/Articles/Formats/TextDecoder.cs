using System.Text;
using System.Text.Unicode;

namespace PolicyBot.Articles.Formats;

/// <summary>Turns a file's bytes into text: UTF-8, UTF-16 with a byte order mark, GB18030 and Big5, detected.</summary>
internal static class TextDecoder
{
    /// <summary>Characters that make up about a third of any Chinese text, in both scripts; a wrong code page yields few of them.</summary>
    private const string Frequent = "的一是了不在有人我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實民市政区區";

    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    /// <summary>Decodes a text file.</summary>
    /// <exception cref="UnreadableArticleException">The bytes are no text in any of the encodings.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        EncodingOf(bytes, out int preamble)?.GetString(bytes[preamble..])
            ?? throw new UnreadableArticleException("不是 UTF-8、GB18030 或 Big5 编码的文本。请用记事本等工具另存为 UTF-8 再导入。");

    /// <summary>The encoding of a text; null where it is none of these.</summary>
    /// <param name="bytes">The text, or so much of it from its beginning that it can be told.</param>
    /// <param name="preamble">How many bytes at its beginning only name the encoding.</param>
    /// <exception cref="UnreadableArticleException">The bytes are no text.</exception>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> bytes, out int preamble)
    {
        foreach (Encoding encoding in (ReadOnlySpan<Encoding>)[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                preamble = encoding.Preamble.Length;
                return encoding;
            }
        }

        if (bytes.Contains((byte)0))
        {
            throw new UnreadableArticleException("是二进制文件，不是文本。请另存为 txt、md、html、docx 或带文字层的 pdf 再导入。");
        }

        preamble = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return Utf8.IsValid(bytes) ? Encoding.UTF8 : ChineseEncodingOf(bytes[preamble..]);
    }

    private static Encoding? ChineseEncodingOf(ReadOnlySpan<byte> bytes)
    {
        Encoding? best = null;
        double bestScore = 0.05;
        foreach (string name in (ReadOnlySpan<string>)["GB18030", "big5"])
        {
            Encoding encoding = CodePages.GetEncoding(name)!;
            double score = Score(encoding.GetString(bytes));
            if (score > bestScore)
            {
                (best, bestScore) = (encoding, score);
            }
        }

        return best;
    }

    /// <summary>Share of frequent characters, less what cannot be text at all.</summary>
    private static double Score(string text)
    {
        int frequent = 0, broken = 0, letters = 0;
        foreach (char c in text)
        {
            broken += c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? 1 : 0;
            frequent += Frequent.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            letters += c > '\u007F' ? 1 : 0;
        }

        return letters == 0 ? 0 : (frequent - (3.0 * broken)) / letters;
    }
}
