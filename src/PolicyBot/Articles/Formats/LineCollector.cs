using System.Globalization;
using System.Text;

namespace PolicyBot.Articles.Formats;

/// <summary>Gathers text into lines: one a block, cells of a table row side by side.</summary>
internal sealed class LineCollector
{
    /// <summary>A row that fits a passage is data; a longer one may be a page that a table lays out, and would be torn in any case.</summary>
    private const int LongestRow = PassageCutter.Longest;

    private readonly List<RawLine> _lines = [];
    private readonly List<(RawLine Line, int CellsBefore)> _row = [];
    private readonly StringBuilder _line = new();
    private bool _isHeading = true;
    private bool _isInRow;
    private int _cells;

    /// <summary>Cells begun since the last words, and between the words before this line and its first.</summary>
    private int _cellsBegun, _cellsBefore;

    /// <summary>Adds words to the line; white space of any length becomes one space.</summary>
    public void Add(string text, bool isHeading)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _isHeading &= isHeading;
        }

        foreach (char c in text)
        {
            if (c is not (' ' or '\n' or '\r' or '\t'))
            {
                EndCell();
                _line.Append(c);
            }
            else if (_line.Length > 0 && _line[^1] != ' ' && _cellsBegun == 0)
            {
                _line.Append(' ');
            }
        }
    }

    /// <summary>Adds raised words. A number among them is made no part of the number before it: 300¹元 is not 3001元, nor 10⁴ 104.</summary>
    public void AddRaised(string text, bool isHeading)
    {
        int last = Math.Min(_line.Length, 3);
        string before = _cellsBegun == 0 ? _line.ToString(_line.Length - last, last) : "";
        bool isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        bool isPower = before.EndsWith("10", StringComparison.Ordinal) && before is not ['.' or (>= '0' and <= '9'), '1', '0'];
        // m² and its like are written m2.
        Add(!isNumber || (before.Length > 0 && char.IsAsciiLetter(before[^1])) ? text : isPower ? $"^{text}" : $"[{text}]", isHeading);
    }

    /// <summary>Parts words of a line as cells are parted.</summary>
    public void AddTab()
    {
        if (_line.Length > 0)
        {
            _line.Append('\t');
        }
    }

    /// <summary>Ends the line. Within a row it shows only at the row's end whether the parts of a cell stay together.</summary>
    public void EndLine()
    {
        string text = _line.ToString().Trim();
        if (text.Length > 0)
        {
            _row.Add((new RawLine(text, _isHeading), _cellsBefore));
        }

        _line.Clear();
        _isHeading = true;
        if (!_isInRow)
        {
            EndLines();
        }
    }

    /// <summary>Begins a row; one within a row makes lines of what surrounds it.</summary>
    public void StartRow()
    {
        EndLine();
        EndLines();
        (_isInRow, _cells, _cellsBegun) = (true, 0, 0);
    }

    /// <summary>Begins a cell.</summary>
    public void StartCell()
    {
        _cells++;
        _cellsBegun++;
    }

    /// <summary>Ends a row: one line, unless it is a single cell or so long that it may lay out a page.</summary>
    public void EndRow()
    {
        EndLine();
        if (_cells > 1 && _row.Count > 0 && _row.Sum(part => part.Line.Text.Length) <= LongestRow)
        {
            string text = string.Concat(_row.Select(part => (part.CellsBefore > 0 ? new string('\t', part.CellsBefore) : " ") + part.Line.Text));
            _lines.Add(new RawLine(text.Trim(), _row.TrueForAll(part => part.Line.IsHeading)));
            _row.Clear();
        }

        EndLines();
        (_isInRow, _cellsBegun) = (false, 0);
    }

    /// <summary>Ends the last line.</summary>
    /// <returns>All lines.</returns>
    public IReadOnlyList<RawLine> Finish()
    {
        EndLine();
        EndLines();
        return _lines;
    }

    private void EndCell()
    {
        if (_line.Length == 0)
        {
            _cellsBefore = _cellsBegun;
        }
        else if (_cellsBegun > 0)
        {
            _line.Length -= _line[^1] == ' ' ? 1 : 0;
            _line.Append('\t', _cellsBegun);
        }

        _cellsBegun = 0;
    }

    private void EndLines()
    {
        _lines.AddRange(_row.Select(part => part.Line));
        _row.Clear();
    }
}
