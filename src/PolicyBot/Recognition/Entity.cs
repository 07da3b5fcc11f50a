namespace PolicyBot.Recognition;

/// <summary>Something that words of a text name: a quantity, a share, a date or a place.</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Length">Their length, with all that one would quote (近2000户, 3万个以上).</param>
public abstract record Entity(int Start, int Length)
{
    /// <summary>Where the words end, exclusive.</summary>
    public int End => Start + Length;
}

/// <summary>A number of something, or of nothing that is said (a telephone number).</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="Low">The number, or the lower one of two.</param>
/// <param name="High">The number, or the higher one of two.</param>
/// <param name="Unit">The unit or measure word as quantities are compared in (Data/measures.tsv); empty without one. 万元 is 元 with a number in ten thousands.</param>
/// <param name="Qualifier">What the words beside the number say of it.</param>
/// <param name="ThingStart">Where what is counted begins (电梯 in 157台电梯).</param>
/// <param name="ThingLength">Its length; 0 where nothing follows.</param>
public sealed record QuantityEntity(int Start, int Length, decimal Low, decimal High, string Unit, Qualifier Qualifier, int ThingStart, int ThingLength)
    : Entity(Start, Length)
{
    /// <summary>Whether two numbers are given (20-90个工作日).</summary>
    public bool IsRange => Low != High;
}

/// <summary>A part of a whole.</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="Low">The part, 0.5 for a half; of two the smaller.</param>
/// <param name="High">The part; of two the larger.</param>
/// <param name="Qualifier">What the words beside it say of it.</param>
public sealed record ShareEntity(int Start, int Length, decimal Low, decimal High, Qualifier Qualifier) : Entity(Start, Length);

/// <summary>A day, a period or a time of day.</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="From">The first day; null where it has no beginning (6月底前) or no day is named (上午九点).</param>
/// <param name="To">The last day; null where it has no end (2021年以来) or no day is named.</param>
/// <param name="Timex">TIMEX3, with X for what is not said.</param>
public sealed record DateEntity(int Start, int Length, DateOnly? From, DateOnly? To, string Timex) : Entity(Start, Length)
{
    /// <summary>Whether the words themselves say the year, or the reference does (去年).</summary>
    public bool SaysYear { get; init; }

    /// <summary>Whether it is a time of day without a day.</summary>
    public bool IsTimeOfDay { get; init; }
}

/// <summary>A place.</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Length">Their length, with the names of what it lies in where they stand before it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Place">The place of the administrative division, for a street, town or district the one named before it; null for none.</param>
public sealed record PlaceEntity(int Start, int Length, string Name, PlaceLevel Level, Place? Place) : Entity(Start, Length)
{
    /// <summary>Full names of what it lies in, the nearest first.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];
}

/// <summary>The level of a place.</summary>
public enum PlaceLevel
{
    /// <summary>A province, autonomous region, or a city of the same rank.</summary>
    Province,

    /// <summary>A prefecture, or a city of the same rank.</summary>
    Prefecture,

    /// <summary>A county, district, or a city of the same rank.</summary>
    County,

    /// <summary>A street, town, new district, village or housing estate.</summary>
    Below,
}

/// <summary>What words beside a number say of it.</summary>
public enum Qualifier
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Roughly the number (约, 近, 左右).</summary>
    About,

    /// <summary>Somewhat more (余, 多, 超过).</summary>
    MoreThan,

    /// <summary>The number or more (至少, 以上).</summary>
    AtLeast,

    /// <summary>Less (不到, 低于).</summary>
    LessThan,

    /// <summary>The number or less (不超过, 以内).</summary>
    AtMost,
}
