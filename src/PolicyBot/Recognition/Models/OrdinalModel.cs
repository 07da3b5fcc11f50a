using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Models;

/// <summary>Ordinals: 第 and a number.</summary>
internal static class OrdinalModel
{
    /// <summary>Finds the ordinals of a text.</summary>
    public static List<ModelResult> Parse(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length; i++)
        {
            if (folded[i] != '第' || !CardinalScanner.TryScan(folded[..EndOfInteger(folded, i + 1)], i + 1, spaces: true, out Number number))
            {
                continue;
            }

            string value = ModelResult.Format(folded, number);
            var resolution = new Dictionary<string, string?> { ["value"] = value, ["offset"] = value, ["relativeTo"] = "start" };
            results.Add(new ModelResult(text.Quote(i, number.End), "ordinal", i, number.End - 1, resolution));
            i = number.End - 1;
        }

        return results;
    }

    /// <summary>第1.5 and 第1,000 are the first, and 第十三点五 the thirteenth.</summary>
    private static int EndOfInteger(ReadOnlySpan<char> text, int start)
    {
        int point = text[start..].IndexOfAny('.', ',', '点');
        return point < 0 ? text.Length : start + point;
    }
}
