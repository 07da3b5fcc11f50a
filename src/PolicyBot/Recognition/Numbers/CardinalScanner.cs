namespace PolicyBot.Recognition.Numbers;

/// <summary>
/// Reads a number without sign or fraction: digits with thousands and decimals, Han numerals, and both mixed (三百五, 1.7万, 3万4000,
/// 拾亿零六万零五百零六, 十点二三). One pass from left to right, nothing is read twice.
/// </summary>
internal ref struct CardinalScanner
{
    private const int MostSpaces = 8;

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _spaces;
    private CardinalValue _value = new();
    private int _pendingStart;
    private NumberForms _form;
    private int _end;

    private CardinalScanner(ReadOnlySpan<char> text, int start, bool spaces)
    {
        _text = text;
        _spaces = spaces;
        _end = start;
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

        number = new Number(start, scanner._end, scanner._value.Read(scanner.HasDecimals), scanner._form);
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

    private readonly bool HasDecimals => (_form & NumberForms.Decimals) != 0;

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
            return _value.PendingDigits == 0 && (!behindSpace || _value.LastExponent > 0 || _end == at) && !HasDecimals && ReadDigits(at, out end);
        }

        int digit = NumeralCharacters.Digit(c);
        if (digit >= 0)
        {
            return _value.PendingDigits > 0 ? ReadNextDigit(digit, at, behindSpace) : ReadHanDigit(digit, at, behindSpace);
        }

        int exponent = NumeralCharacters.Exponent(c);
        if (exponent > 0)
        {
            return ReadUnit(exponent, end);
        }

        bool isPoint = c == '点' || (c == '.' && _end == at && end < _text.Length && NumeralCharacters.Digit(_text[end]) >= 0); // 三.一四
        return isPoint ? ReadHanDecimals(end, out end) : ReadVague(c, end);
    }

    private bool ReadDigits(int at, out int end)
    {
        DigitRun run = DigitRun.Read(_text, at);
        _value.Begin(run.Value, run.Count, han: false);
        (_pendingStart, _end, end) = (at, run.End, run.End);
        _form |= run.Form;
        return true;
    }

    /// <summary>Digits side by side are read as digits (二〇二一).</summary>
    private bool ReadNextDigit(int digit, int at, bool behindSpace)
    {
        if (!_value.IsPendingHan || behindSpace || _value.LastExponent > 0 || HasDecimals)
        {
            return false;
        }

        _value.Append(digit);
        _form |= _value.PendingDigits > DigitRun.MostDigits ? NumberForms.TooLarge : 0;
        _end = at + 1;
        return true;
    }

    private bool ReadHanDigit(int digit, int at, bool behindSpace)
    {
        bool silver = _text[at] == '两' && _value.LastExponent > 0 && (at + 1 >= _text.Length || NumeralCharacters.Exponent(_text[at + 1]) == 0); // 三百两
        if (HasDecimals || silver || (behindSpace && _value.LastExponent == 0 && _end < at && !FollowsZero(at)))
        {
            return false;
        }

        if (digit == 0 && (_form & NumberForms.Unit) != 0)
        {
            _value.BreakOff();
            return true;
        }

        _value.Begin(digit, 1, han: true);
        _form |= NumberForms.Han;
        (_pendingStart, _end) = (at, at + 1);
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

    private bool ReadUnit(int exponent, int end)
    {
        bool small = exponent < 4;
        if (small && HasDecimals && (_form & NumberForms.Han) != 0)
        {
            return false;
        }

        if (small && _value.IsOutOfPlace(exponent))
        {
            // 二百三百: the digit belongs to the next number.
            _end = _value.PendingDigits > 0 ? _pendingStart : _end;
            _value.DropPending();
            return false;
        }

        if (small ? !_value.TryCloseSmall(exponent) : !_value.TryCloseBig(exponent))
        {
            return false;
        }

        _form = (small ? _form : _form & ~NumberForms.Decimals) | NumberForms.Unit | NumberForms.Han;
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

        _pendingStart = _end;
        _value.Settle(_value.Read(hasDecimals: false) + ReadPlaces(ref end));
        _form |= NumberForms.Decimals | NumberForms.Han;
        _end = end;
        return true;
    }

    private readonly decimal ReadPlaces(ref int end)
    {
        decimal value = 0;
        decimal place = 0.1m;
        for (int first = end; end < _text.Length && end - first < DigitRun.MostDigits;)
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

        return value;
    }

    /// <summary>十几万, 500多亿, 一百零几万: a word for more, if a unit follows that multiplies what stands before it.</summary>
    private bool ReadVague(char c, int at)
    {
        if (c is not ('多' or '余' or '几') || (c == '几' && _value.LastExponent == 0 && !FollowsZero(at - 1)))
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
}
