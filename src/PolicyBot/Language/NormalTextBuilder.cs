namespace PolicyBot.Language;

/// <summary>Collects the characters of a normal form together with the source characters each came from.</summary>
internal sealed class NormalTextBuilder(string source)
{
    private char[] _text = new char[source.Length + 16];
    private int[] _starts = new int[source.Length + 16];
    private int[] _ends = new int[source.Length + 16];
    private int _length;
    private int _spaceStart = -1;
    private bool _lineEnds;

    public void Add(char c, int sourceStart)
    {
        FlushSpace(c, sourceStart);
        Append(c, sourceStart, sourceStart + 1);
    }

    public void Add(ReadOnlySpan<char> form, int sourceStart, int sourceLength)
    {
        FlushSpace(form[0], sourceStart);
        foreach (char c in form)
        {
            Append(c, sourceStart, sourceStart + sourceLength);
        }
    }

    public void AddSpace(bool isLineEnd, int sourceStart)
    {
        if (_spaceStart < 0)
        {
            _spaceStart = sourceStart;
        }

        _lineEnds |= isLineEnd;
    }

    public NormalText Build() => new(source, new string(_text, 0, _length), _starts, _ends);

    /// <summary>White space counts where lines end and between words; between Han characters it is typesetting.</summary>
    private void FlushSpace(char next, int end)
    {
        if (_spaceStart < 0)
        {
            return;
        }

        if (_length > 0)
        {
            if (_lineEnds)
            {
                Append('\n', _spaceStart, end);
            }
            else if (!NormalForm.IsUnspaced(_text[_length - 1]) && !NormalForm.IsUnspaced(next))
            {
                Append(' ', _spaceStart, end);
            }
        }

        _spaceStart = -1;
        _lineEnds = false;
    }

    private void Append(char c, int start, int end)
    {
        if (_length == _text.Length)
        {
            Array.Resize(ref _text, _length * 2);
            Array.Resize(ref _starts, _length * 2);
            Array.Resize(ref _ends, _length * 2);
        }

        _text[_length] = c;
        _starts[_length] = start;
        _ends[_length++] = end;
    }
}
