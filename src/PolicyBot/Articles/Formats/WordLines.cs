using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyBot.Articles.Formats;

/// <summary>Takes the lines of an article out of a Word document.</summary>
/// <param name="part">The document; null where the file has none.</param>
internal sealed class WordLines(MainDocumentPart? part)
{
    private const string NoteMark = "注：";

    private readonly LineCollector _lines = new();
    private readonly WordNumbering? _numbering = part is null ? null : new WordNumbering(part);
    private readonly Dictionary<(bool IsFootnote, long? Id), FootnoteEndnoteType> _notes =
        new FootnoteEndnoteType[][] { [.. part?.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []], [.. part?.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []] }
            .SelectMany(notes => notes).DistinctBy(KeyOf).ToDictionary(KeyOf);

    /// <summary>Notes and text boxes, until the paragraph or the table in which they stand has ended: they would tear its sentences.</summary>
    private readonly Queue<OpenXmlElement> _aside = [];

    private int _enclosing;

    /// <summary>What the next paragraph is to begin with.</summary>
    private string _mark = "";

    /// <summary>The notes to which the text does not lead, such as those of a sentence that was deleted.</summary>
    public IEnumerable<Cut> NotesWithoutReference => _notes.Values.Where(note => note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal)
        .Select(note => string.Concat(note.Descendants<Text>().Select(text => text.Text)).Trim()).Where(words => words.Length > 0)
        .Select(words => new Cut("正文没有引用的脚注", words));

    /// <summary>Reads the document.</summary>
    /// <returns>Its lines.</returns>
    public IReadOnlyList<RawLine> Read()
    {
        if (part?.Document?.Body is { } body)
        {
            WordTables.Square(body);
            Visit(body, isHeading: false);
        }

        return _lines.Finish();
    }

    private void Visit(OpenXmlElement parent, bool isHeading)
    {
        foreach (OpenXmlElement element in parent.ChildElements)
        {
            switch (element)
            {
                // What was deleted or moved away, what computes a field, and how a character is pronounced.
                case DeletedRun or MoveFromRun or DeletedText or FieldCode or DeletedFieldCode or RubyContent:
                    break;
                case Text text:
                    _lines.Add(text.Text, isHeading);
                    break;
                case DocumentFormat.OpenXml.Math.Text formula:
                    _lines.Add(formula.Text, isHeading);
                    break;
                case NoBreakHyphen:
                    _lines.Add("-", isHeading);
                    break;
                case TabChar:
                    _lines.AddTab();
                    break;
                case Break or CarriageReturn:
                    _lines.EndLine();
                    break;
                case FootnoteEndnoteReferenceType reference:
                    if (_notes.Remove((reference is FootnoteReference, reference.Id?.Value), out FootnoteEndnoteType? note))
                    {
                        _aside.Enqueue(note);
                    }

                    break;
                case TextBoxContent box:
                    _aside.Enqueue(box);
                    break;
                default:
                    VisitWithin(element, isHeading);
                    break;
            }
        }
    }

    private void VisitWithin(OpenXmlElement element, bool isHeading)
    {
        switch (element)
        {
            case Paragraph paragraph:
                _enclosing++;
                _lines.EndLine();
                _lines.Add(_mark, isHeading: false);
                _mark = "";
                AddNumber(paragraph);
                Visit(paragraph, IsHeading(paragraph));
                _lines.EndLine();
                EndEnclosing();
                break;
            case Table table:
                _enclosing++;
                Visit(table, isHeading);
                EndEnclosing();
                break;
            case TableRow row:
                _lines.StartRow();
                Visit(row, isHeading);
                _lines.EndRow();
                break;
            case TableCell cell:
                _lines.StartCell();
                Visit(cell, isHeading);
                break;
            case Run run when IsRaised(run):
                _lines.AddRaised(run.InnerText.Trim(), isHeading);
                break;
            case Run run:
                Visit(run, isHeading || IsBold(run));
                break;
            case AlternateContent alternatives when alternatives.GetFirstChild<AlternateContentChoice>() is { } choice:
                Visit(choice, isHeading);
                break;
            default:
                Visit(element, isHeading);
                break;
        }
    }

    /// <summary>Adds the number of a paragraph that has words; the others are counted all the same.</summary>
    private void AddNumber(Paragraph paragraph)
    {
        string number = _numbering?.MarkOf(paragraph) ?? "";
        if (!string.IsNullOrWhiteSpace(paragraph.InnerText))
        {
            // Whether it is a heading, the words tell.
            _lines.Add(number, isHeading: true);
        }
    }

    /// <summary>Ends a paragraph or a table; where it stands in no other, what was put aside in it is read.</summary>
    private void EndEnclosing()
    {
        _enclosing--;
        while (_enclosing == 0 && _aside.TryDequeue(out OpenXmlElement? aside))
        {
            _mark = aside is FootnoteEndnoteType && !aside.InnerText.TrimStart().StartsWith('注') ? NoteMark : "";
            Visit(aside, isHeading: false);
        }
    }

    private static (bool IsFootnote, long? Id) KeyOf(FootnoteEndnoteType note) => (note is Footnote, note.Id?.Value);

    private static bool IsHeading(Paragraph paragraph)
    {
        string style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        return style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is "1" or "2" or "3" or "4";
    }

    private static bool IsRaised(Run run) =>
        run.RunProperties?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Superscript && run.ChildElements.All(child => child is RunProperties or Text);

    private static bool IsBold(Run run) => run.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value);
}
