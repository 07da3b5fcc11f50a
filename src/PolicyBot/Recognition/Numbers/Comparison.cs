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

/// <summary>Words that compare with a number (Data/comparisons.tsv), with the number of their <see cref="Bound"/>.</summary>
internal static class Comparisons
{
    private static readonly WordTable Table = new("comparisons.tsv");

    /// <summary>Words before a number (至少, 不超过).</summary>
    public static readonly WordTrie Before = Table.Numbers("before");

    /// <summary>Words behind a number (以上, 左右).</summary>
    public static readonly WordTrie Behind = Table.Numbers("behind");

    /// <summary>Words behind 比 and a number (大, 便宜).</summary>
    public static readonly WordTrie Than = Table.Numbers("than");
}
