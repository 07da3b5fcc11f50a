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

    private static WordTrie Read(string place) =>
        new(from line in EmbeddedData.Lines("Recognition.Data.comparisons.tsv")
            let columns = line.Split('\t')
            where columns[0] == place
            from word in columns[2].Split(' ')
            select (word, (int)Enum.Parse<Bound>(columns[1], ignoreCase: true)));
}
