namespace PolicyBot.Recognition.Numbers;

/// <summary>How words beside a number bound it.</summary>
internal enum Bound
{
    /// <summary>More than the number.</summary>
    Above,

    /// <summary>The number or more.</summary>
    From,

    /// <summary>Less than the number.</summary>
    Below,

    /// <summary>The number or less.</summary>
    UpTo,

    /// <summary>The number itself.</summary>
    Equal,

    /// <summary>Roughly the number.</summary>
    About,
}

/// <summary>Words that compare with a number (Data/comparisons.tsv).</summary>
internal static class Comparisons
{
    /// <summary>Words before a number (至少, 不超过), with the place of their <see cref="Bound"/>.</summary>
    public static WordTrie Before { get; } = Read("before");

    /// <summary>Words behind a number (以上, 左右), likewise.</summary>
    public static WordTrie Behind { get; } = Read("behind");

    private static WordTrie Read(string place)
    {
        List<(string Word, int Value)> words = [];
        foreach (string line in EmbeddedData.Lines("Recognition.Data.comparisons.tsv"))
        {
            string[] columns = line.Split('\t');
            if (columns[0] == place)
            {
                Bound bound = columns[1] switch
                {
                    "above" => Bound.Above,
                    "from" => Bound.From,
                    "below" => Bound.Below,
                    "upto" => Bound.UpTo,
                    "equal" => Bound.Equal,
                    _ => Bound.About,
                };
                foreach (string word in columns[2].Split(' '))
                {
                    words.Add((word, (int)bound));
                }
            }
        }

        return new WordTrie(words);
    }
}
