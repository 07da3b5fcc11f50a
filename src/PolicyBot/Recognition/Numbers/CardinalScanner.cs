namespace PolicyBot.Recognition.Numbers;

/// <summary>
/// Reads a number without sign or fraction: digits with thousands and decimals, Han numerals, and both mixed (三百五, 1.7万, 3万4000,
/// 拾亿零六万零五百零六, 十点二三). One pass from left to right, nothing is read twice.
/// </summary>
internal ref struct CardinalScanner
{
    private const int MostDigits = 27;
    private const int MostDigitsFast = 18;
    private const int MostSpaces = 8;

    private static readonly decimal[] Powers =
        [1m, 10m, 100m, 1000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m, 1e9m, 1e10m, 1e11m, 1e12m];

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _spaces;
    private decimal _total;      // what big units (万, 亿, 兆) have closed
    private decimal _section;    // what stands before the next big unit
    private decimal _pending;    // digits that no unit has closed yet
    private int _pendingDigits;  // how many; 0 with nothing pending
    private bool _pendingHan;
    private int _pendingStart;
    private int _sectionExponent; // the small unit read last in this section; the next has to be smaller
    private int _bigExponent;     // the big unit read last
    private int _lastExponent;    // the unit that the pending digits follow, 0 behind 零 or at the beginning
    private NumberForms _form;
    private int _end;

    private CardinalScanner(ReadOnlySpan<char> text, int start, bool spaces)
    {
        _text = text;
        _spaces = spaces;
        _end = start;
        _sectionExponent = 4;
    }

    /// <summary>Reads the number that begins at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="spaces">Whether spaces may stand between digits and units (三 百 五).</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryScan(ReadOnlySpan<char> text, int start, bool spaces, out Number number)
    {
        number = default;
        if ((uint)start >= (uint)text.Length || !NumeralCharacters.BeginsNumber(text[start]))
        {
            return false;
        }

        var scanner = new CardinalScanner(text, start, spaces);
        scanner.Read(start);
        if (scanner._end == start)
        {
            return false;
        }

        number = new Number(start, scanner._end, scanner.Value(), scanner._form);
        return true;
    }

    /// <summary>Where the spaces at a place end; a long row of spaces parts whatever it stands between.</summary>
    public static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && text[end] is ' ' or '\t' && end - at < MostSpaces)
        {
            end++;
        }

        return end;
    }

    private void Read(int at)
    {
        while (true)
        {
            int next = _spaces ? SkipSpaces(_text, at) : at;
            if (next >= _text.Length || !ReadElement(next, next > at, out at))
            {
                return;
            }
        }
    }

    private bool ReadElement(int at, bool behindSpace, out int end)
    {
        char c = _text[at];
        end = at + 1;
        if (char.IsAsciiDigit(c))
        {
            return _pendingDigits == 0 && (!behindSpace || _lastExponent > 0 || _end == at) && !HasDecimals && ReadDigits(at, out end);
        }

        int digit = NumeralCharacters.Digit(c);
        if (digit >= 0)
        {
            return ReadHanDigit(digit, at, behindSpace);
        }

        int exponent = NumeralCharacters.Exponent(c);
        if (exponent > 0)
        {
            return exponent < 4 ? ReadSmallUnit(exponent, end) : ReadBigUnit(exponent, end);
        }

        bool isPoint = c == '点' || (c == '.' && end < _text.Length && NumeralCharacters.Digit(_text[end]) >= 0 && _end == at); // 三.一四
        return isPoint ? ReadHanDecimals(end, out end) : ReadVague(c, end);
    }

    private readonly bool HasDecimals => (_form & NumberForms.Decimals) != 0;

    private bool ReadDigits(int at, out int end)
    {
        (_pendingStart, _pendingHan) = (at, false);
        ulong mantissa = 0;   // the first digits, as many as fit
        decimal longer = 0;   // and the rest
        int decimals = -1;    // how many of them stand behind the point; -1 before it
        for (end = at; end < _text.Length; end++)
        {
            char c = _text[end];
            if (char.IsAsciiDigit(c))
            {
                if (++_pendingDigits <= MostDigitsFast)
                {
                    mantissa = (mantissa * 10) + (uint)(c - '0');
                }
                else if (_pendingDigits <= MostDigits)
                {
                    longer = ((_pendingDigits == MostDigitsFast + 1 ? mantissa : longer) * 10) + (c - '0');
                }
                else
                {
                    _form |= NumberForms.TooLarge;
                    continue;
                }

                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (c == '.' && decimals < 0 && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1]))
            {
                decimals = 0;
                _form |= NumberForms.Decimals;
            }
            else if (c != ',' || decimals >= 0 || !IsThousands(_text[at..end], _text[(end + 1)..]))
            {
                break;
            }
        }

        _pending = _pendingDigits > MostDigitsFast ? longer / Power(decimals)
            : new decimal((int)mantissa, (int)(mantissa >> 32), 0, false, (byte)Math.Max(decimals, 0));
        _form |= NumberForms.Digits;
        _end = end;
        return true;
    }

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static bool IsThousands(ReadOnlySpan<char> before, ReadOnlySpan<char> rest) =>
        (before.Length <= 3 || before[^4] == ',')
        && rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private bool ReadHanDigit(int digit, int at, bool behindSpace)
    {
        if (_pendingDigits > 0)
        {
            // 二〇二一: digits side by side are read as digits.
            if (!_pendingHan || behindSpace || _lastExponent > 0 || HasDecimals)
            {
                return false;
            }

            if (++_pendingDigits > MostDigits)
            {
                _form |= NumberForms.TooLarge;
            }
            else
            {
                _pending = (_pending * 10) + digit;
            }

            _end = at + 1;
            return true;
        }

        if (HasDecimals || (behindSpace && _lastExponent == 0 && _end < at && !FollowsZero(at)))
        {
            return false;
        }

        if (_text[at] == '两' && _lastExponent > 0 && (at + 1 >= _text.Length || NumeralCharacters.Exponent(_text[at + 1]) == 0))
        {
            return false; // 三百两: of silver
        }

        if (digit == 0 && (_form & NumberForms.Unit) != 0)
        {
            _lastExponent = 0; // 一百零五: what follows has its own place
            return true;
        }

        (_pending, _pendingDigits, _pendingHan, _pendingStart) = (digit, 1, true, at);
        _form |= NumberForms.Han;
        _end = at + 1;
        return true;
    }

    private readonly bool FollowsZero(int at)
    {
        int before = at - 1;
        while (before > _end && _text[before] == ' ')
        {
            before--;
        }

        return _text[before] == '零';
    }

    private bool ReadSmallUnit(int exponent, int end)
    {
        if (HasDecimals && (_form & NumberForms.Han) != 0)
        {
            return false;
        }

        if (exponent >= _sectionExponent)
        {
            // 二百三百: the digit belongs to the next number.
            if (_pendingDigits > 0)
            {
                (_end, _pendingDigits) = (_pendingStart, 0);
            }

            return false;
        }

        if (_pendingDigits == 0 && exponent != 1)
        {
            return false;
        }

        if ((_pendingHan && _pendingDigits > 1) || _pending > 1e14m)
        {
            return false;
        }

        decimal factor = _pendingDigits == 0 || (exponent == 1 && _pending == 0) ? 1 : _pending;
        _section += factor * Powers[exponent];
        (_pendingDigits, _pending) = (0, 0);
        (_sectionExponent, _lastExponent) = (exponent, exponent);
        _form |= NumberForms.Unit | NumberForms.Han;
        _end = end;
        return true;
    }

    private bool ReadBigUnit(int exponent, int end)
    {
        decimal before = _section + _pending;
        if (_pendingHan && _pendingDigits > 1)
        {
            return false; // 三五万 is no 350000
        }

        if ((before == 0 && _total == 0) || _total > 1e16m || before > 1e14m)
        {
            return false;
        }

        bool adds = _total != 0 && exponent < _bigExponent;
        _total = adds ? _total + (before * Powers[exponent]) : (_total + before) * Powers[exponent];
        (_section, _pending, _pendingDigits) = (0, 0, 0);
        (_sectionExponent, _bigExponent, _lastExponent) = (4, exponent, exponent);
        _form |= NumberForms.Unit | NumberForms.Han;
        _form &= ~NumberForms.Decimals;
        _end = end;
        return true;
    }

    private bool ReadHanDecimals(int behindPoint, out int end)
    {
        end = _spaces ? SkipSpaces(_text, behindPoint) : behindPoint;
        if (HasDecimals || (_form & NumberForms.Digits) != 0 || end >= _text.Length
            || (NumeralCharacters.Digit(_text[end]) < 0 && !char.IsAsciiDigit(_text[end])))
        {
            return false;
        }

        decimal value = Value();
        decimal place = 0.1m;
        int first = end;
        while (end < _text.Length && end - first < MostDigits)
        {
            int at = _spaces && end > first && NumeralCharacters.Digit(_text[end - 1]) >= 0 ? SkipSpaces(_text, end) : end;
            char c = at < _text.Length ? _text[at] : '\0';
            int digit = char.IsAsciiDigit(c) && at == end ? c - '0' : NumeralCharacters.Digit(c);
            if (digit < 0)
            {
                break;
            }

            value += digit * place;
            place /= 10;
            end = at + 1;
        }

        (_total, _section, _pending, _pendingDigits, _lastExponent) = (0, 0, value, 1, 0);
        (_sectionExponent, _pendingStart) = (0, _end);
        _form |= NumberForms.Decimals | NumberForms.Han;
        _end = end;
        return true;
    }

    /// <summary>十几万, 500多亿, 一百零几万: a word for more, if a unit follows that multiplies what stands before it.</summary>
    private bool ReadVague(char c, int at)
    {
        if (c is not ('多' or '余' or '几') || (c == '几' && _lastExponent == 0 && !FollowsZero(at - 1)))
        {
            return false;
        }

        int unit = _spaces ? SkipSpaces(_text, at) : at;
        if (unit >= _text.Length || NumeralCharacters.Exponent(_text[unit]) < 4)
        {
            return false;
        }

        _form |= NumberForms.Vague;
        return true;
    }

    /// <summary>The value so far. A single digit behind a unit counts the next smaller one: 三百五 is 350, 九十二万四 924000.</summary>
    private readonly decimal Value()
    {
        decimal pending = _pendingDigits == 0 ? 0 : _pending;
        if (_pendingDigits == 1 && _lastExponent > 1 && !HasDecimals)
        {
            pending *= Powers[_lastExponent - 1];
        }

        return _total + _section + pending;
    }
}
