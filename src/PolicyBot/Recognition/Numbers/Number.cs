namespace PolicyBot.Recognition.Numbers;

/// <summary>A number found in a text.</summary>
/// <param name="Start">Where it begins, its sign included.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">Its value.</param>
/// <param name="Form">How it is written.</param>
internal readonly record struct Number(int Start, int End, decimal Value, NumberForms Form)
{
    /// <summary>Whether it is written in all the ways given.</summary>
    public bool Is(NumberForms forms) => (Form & forms) == forms;

    /// <summary>Its length in characters.</summary>
    public int Length => End - Start;
}

/// <summary>How a number is written.</summary>
[Flags]
internal enum NumberForms
{
    /// <summary>Nothing of what follows.</summary>
    None = 0,

    /// <summary>With digits 0 to 9.</summary>
    Digits = 1,

    /// <summary>With Han numerals.</summary>
    Han = 2,

    /// <summary>With a unit such as 十 or 万.</summary>
    Unit = 4,

    /// <summary>With decimals.</summary>
    Decimals = 8,

    /// <summary>With 多, 余 or 几 before its last unit (十几万).</summary>
    Vague = 16,

    /// <summary>A fraction (三分之一, 1/2).</summary>
    Fraction = 32,

    /// <summary>More digits than a decimal holds; the value is approximate or 0.</summary>
    TooLarge = 64,

    /// <summary>With a sign.</summary>
    Signed = 128,
}
