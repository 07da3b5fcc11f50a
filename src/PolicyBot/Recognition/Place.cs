namespace PolicyBot.Recognition;

/// <summary>A place of the administrative division.</summary>
/// <param name="Code">Its code after GB/T 2260: two digits each for province, prefecture and county.</param>
/// <param name="Name">Its full name, such as 武侯区.</param>
/// <param name="ShortName">The name without its ending (武侯), or the full name where people do not shorten it.</param>
public sealed record Place(string Code, string Name, string ShortName)
{
    /// <summary>Whether it is a province, autonomous region, or a city of the same rank.</summary>
    public bool IsProvince => Code.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>Whether it is a prefecture or a city of the same rank.</summary>
    public bool IsPrefecture => !IsProvince && Code.EndsWith("00", StringComparison.Ordinal);

    /// <summary>Whether the other place lies within this one, or is this one.</summary>
    public bool Contains(Place other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int digits = IsProvince ? 2 : IsPrefecture ? 4 : 6;
        return other.Code.AsSpan().StartsWith(Code.AsSpan(0, digits), StringComparison.Ordinal);
    }
}

/// <summary>A place named in a text.</summary>
/// <param name="Place">The place. Where several counties share the name, the one whose parent the text names too, else the first.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="Length">Length of the name.</param>
public readonly record struct PlaceMention(Place Place, int Start, int Length);
