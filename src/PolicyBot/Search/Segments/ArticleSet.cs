namespace PolicyBot.Search.Segments;

/// <summary>A set of a segment's articles, a bit each. Does not change once others hold it.</summary>
internal sealed class ArticleSet
{
    private const int Bits = 8;

    private readonly byte[] _bits;

    /// <param name="bits">Bit i mod 8 of byte i / 8 says whether article i belongs to it.</param>
    public ArticleSet(byte[] bits)
    {
        _bits = bits;
        Count = bits.Sum(value => int.PopCount(value));
    }

    /// <summary>An empty set.</summary>
    /// <param name="articles">How many articles the segment holds.</param>
    public ArticleSet(int articles) => _bits = new byte[(articles + Bits - 1) / Bits];

    /// <summary>How many belong to it.</summary>
    public int Count { get; private set; }

    /// <summary>The set as it is written, see the constructor.</summary>
    public ReadOnlySpan<byte> Bytes => _bits;

    /// <summary>Whether an article belongs to it.</summary>
    public bool Contains(int article) => (_bits[article / Bits] & (1 << (article % Bits))) != 0;

    /// <summary>Adds an article.</summary>
    public void Add(int article)
    {
        Count += Contains(article) ? 0 : 1;
        _bits[article / Bits] |= (byte)(1 << (article % Bits));
    }
}
