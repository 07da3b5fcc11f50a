using System.Buffers;

namespace PolicyBot.Language;

/// <summary>Collects the characters of a normal form together with the source characters each came from.</summary>
internal sealed class NormalTextBuilder(string source)
{
    private readonly List<SourceRun> _runs = [];
    private char[] _text = ArrayPool<char>.Shared.Rent(source.Length + 16);
    private int _length;
    private int _next = -1; // where the next character comes from if the run goes on
    private int _spaceStart = -1;
    private bool _lineEnds;

    /// <summary>Adds characters of the source that are their own form.</summary>
    public void AddOwn(int sourceStart, int sourceEnd)
    {
        FlushSpace(source[sourceStart], sourceStart);
        Append(source.AsSpan(sourceStart, sourceEnd - sourceStart), sourceStart, 1);
    }

    /// <summary>Adds the form of a character, or of a pair of surrogates.</summary>
    public void Add(ReadOnlySpan<char> form, int sourceStart, int sourceLength)
    {
        FlushSpace(form[0], sourceStart);
        for (int i = 0; i < form.Length; i++)
        {
            Append(form.Slice(i, 1), sourceStart, sourceLength);
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

    /// <summary>The normal form. Nothing may be added behind it.</summary>
    public NormalText Build()
    {
        var text = new NormalText(source, new string(_text, 0, _length), [.. _runs]);
        ArrayPool<char>.Shared.Return(_text);
        return text;
    }

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
                Append("\n", _spaceStart, end - _spaceStart);
            }
            else if (!NormalForm.IsUnspaced(_text[_length - 1]) && !NormalForm.IsUnspaced(next))
            {
                Append(" ", _spaceStart, end - _spaceStart);
            }
        }

        _spaceStart = -1;
        _lineEnds = false;
    }

    /// <summary>Adds characters of which each came from as many of the source, one behind the other.</summary>
    private void Append(ReadOnlySpan<char> characters, int sourceStart, int lengthOfEach)
    {
        if (sourceStart != _next || lengthOfEach != 1)
        {
            _runs.Add(new SourceRun(_length, sourceStart, lengthOfEach));
        }

        while (_length + characters.Length > _text.Length)
        {
            char[] longer = ArrayPool<char>.Shared.Rent(2 * _text.Length);
            _text.AsSpan(0, _length).CopyTo(longer);
            ArrayPool<char>.Shared.Return(_text);
            _text = longer;
        }

        characters.CopyTo(_text.AsSpan(_length));
        _length += characters.Length;
        _next = lengthOfEach == 1 ? sourceStart + characters.Length : -1;
    }
}
