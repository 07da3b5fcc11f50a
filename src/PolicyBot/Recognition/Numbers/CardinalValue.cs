namespace PolicyBot.Recognition.Numbers;

/// <summary>The value of digits and units read from left to right: what big units have closed, the section behind them, the digits at the end.</summary>
internal struct CardinalValue
{
    private const int FirstBigExponent = 4; // 万

    private static readonly decimal[] Powers =
        [1m, 10m, 100m, 1000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m, 1e9m, 1e10m, 1e11m, 1e12m];

    private decimal _total;       // what big units (万, 亿, 兆) have closed
    private decimal _section;     // what small units (十, 百, 千) have closed since
    private decimal _pending;     // digits that no unit has closed yet
    private int _smallExponent;   // the small unit read last in this section; the next has to be smaller
    private int _bigExponent;     // the big unit read last

    /// <summary>Nothing read yet.</summary>
    public CardinalValue() => _smallExponent = FirstBigExponent;

    /// <summary>How many digits no unit has closed yet.</summary>
    public int PendingDigits { get; private set; }

    /// <summary>Whether these are Han.</summary>
    public bool IsPendingHan { get; private set; }

    /// <summary>The power of ten of the unit that the pending digits follow; 0 behind 零 or at the beginning.</summary>
    public int LastExponent { get; private set; }

    /// <summary>Puts digits behind what has been read.</summary>
    public void Begin(decimal digits, int count, bool han) => (_pending, PendingDigits, IsPendingHan) = (digits, count, han);

    /// <summary>Puts one more digit behind the pending ones (二〇二一).</summary>
    public void Append(int digit)
    {
        PendingDigits++;
        _pending = PendingDigits > DigitRun.MostDigits ? _pending : (_pending * 10) + digit;
    }

    /// <summary>零 behind a unit: what follows has its own place (一百零五).</summary>
    public void BreakOff() => LastExponent = 0;

    /// <summary>Leaves the pending digits to the next number.</summary>
    public void DropPending() => PendingDigits = 0;

    /// <summary>Makes a whole number with decimals all that is left; nothing but a big unit can follow.</summary>
    public void Settle(decimal value)
    {
        (_total, _section, _pending, PendingDigits, LastExponent) = (0, 0, value, 1, 0);
        _smallExponent = 0;
    }

    /// <summary>Whether the unit is too large for its place in the section (二百三百).</summary>
    public readonly bool IsOutOfPlace(int smallExponent) => smallExponent >= _smallExponent;

    /// <summary>Closes the pending digits with 十, 百 or 千; 十 alone is ten.</summary>
    public bool TryCloseSmall(int exponent)
    {
        if ((PendingDigits == 0 && exponent != 1) || IsPair || _pending > 1e14m)
        {
            return false;
        }

        decimal factor = PendingDigits == 0 || (exponent == 1 && _pending == 0) ? 1 : _pending;
        _section += factor * Powers[exponent];
        (PendingDigits, _pending) = (0, 0);
        (_smallExponent, LastExponent) = (exponent, exponent);
        return true;
    }

    /// <summary>Closes the section with 万, 亿 or 兆.</summary>
    public bool TryCloseBig(int exponent)
    {
        decimal before = _section + _pending;
        if (IsPair || (before == 0 && _total == 0) || _total > 1e16m || before > 1e14m)
        {
            return false;
        }

        bool adds = _total != 0 && exponent < _bigExponent;
        _total = adds ? _total + (before * Powers[exponent]) : (_total + before) * Powers[exponent];
        (_section, _pending, PendingDigits) = (0, 0, 0);
        (_smallExponent, _bigExponent, LastExponent) = (FirstBigExponent, exponent, exponent);
        return true;
    }

    /// <summary>The value so far. A single digit behind a unit counts the next smaller one: 三百五 is 350, 九十二万四 924000.</summary>
    /// <param name="hasDecimals">Whether decimals have been read, behind which no digit is such.</param>
    public readonly decimal Read(bool hasDecimals)
    {
        decimal pending = PendingDigits == 0 ? 0 : _pending;
        return _total + _section + (PendingDigits == 1 && LastExponent > 1 && !hasDecimals ? pending * Powers[LastExponent - 1] : pending);
    }

    /// <summary>Two digits side by side with a unit behind are two numbers (三五万, 七八十).</summary>
    private readonly bool IsPair => IsPendingHan && PendingDigits > 1;
}
