namespace PolicyBot.Answers.Understanding;

/// <summary>How an answer ends where the question says what kind of thing it is (哪一种语言: 语), from Data/asked-endings.tsv.</summary>
internal static class AskedEndings
{
    /// <summary>How far behind the question word its noun may begin: 哪一个主要的城市.</summary>
    private const int Reach = 6;

    private static readonly (string[] Nouns, string[] Endings)[] Table = [.. EmbeddedData.Lines("Answers.Data.asked-endings.tsv")
        .Select(line => line.Split('\t')).Select(columns => (columns[0].Split(' '), columns[1].Split(' ')))];

    /// <summary>The endings that answers to a question have; empty where it names no kind of thing.</summary>
    public static string[] Of(UnderstoodQuestion question)
    {
        if (question.Slot.Length == 0)
        {
            return [];
        }

        string text = question.Form.Text;
        for (int start = question.Slot.Start + 1; start < Math.Min(text.Length, question.Slot.End + Reach); start++)
        {
            string? noun = null;
            string[] endings = [];
            foreach ((string[] nouns, string[] ofThem) in Table)
            {
                string? longest = nouns.Where(word => string.CompareOrdinal(text, start, word, 0, word.Length) == 0).MaxBy(word => word.Length);
                (noun, endings) = longest?.Length > (noun?.Length ?? 0) ? (longest, ofThem) : (noun, endings);
            }

            if (noun is not null)
            {
                return endings;
            }
        }

        return [];
    }
}
