namespace PolicyBot.Search.Segments;

/// <summary>Says which frequencies four bits can name. Code 0 stands for all others, the rare ones.</summary>
internal sealed class FrequencyCode
{
    /// <summary>How many codes there are.</summary>
    public const int Count = 16;

    /// <summary>The code of a frequency that has none of its own.</summary>
    public const int Rare = 0;

    /// <summary>
    /// For passages, in quarters: what up to three occurrences in the text can come to with heading and title, and four and five without them.
    /// </summary>
    public static readonly FrequencyCode Passages = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 20);

    /// <summary>For articles: one to fifteen occurrences.</summary>
    public static readonly FrequencyCode Articles = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    private readonly byte[] _frequencies = new byte[Count];
    private readonly byte[] _codes = new byte[byte.MaxValue + 1];

    private FrequencyCode(params ReadOnlySpan<byte> frequencies)
    {
        for (int i = 0; i < frequencies.Length; i++)
        {
            _frequencies[i + 1] = frequencies[i];
            _codes[frequencies[i]] = (byte)(i + 1);
        }
    }

    /// <summary>The frequency of each code; 0 for <see cref="Rare"/>.</summary>
    public ReadOnlySpan<byte> Frequencies => _frequencies;

    /// <summary>The code of a frequency.</summary>
    public int Of(int frequency) => frequency < _codes.Length ? _codes[frequency] : Rare;
}
