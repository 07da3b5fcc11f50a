using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyBot.Articles.Formats;

/// <summary>Does for the tables of Word what <see cref="HtmlTables"/> does for those of pages.</summary>
internal static class WordTables
{
    /// <summary>Repeats the label of cells that are merged downwards, and puts in the columns that a cell takes besides its own.</summary>
    public static void Square(OpenXmlElement root)
    {
        foreach (Table table in root.Descendants<Table>().ToArray())
        {
            Dictionary<int, string> above = [];
            foreach (TableRow row in Own<TableRow, Table>(table))
            {
                Square(Own<TableCell, TableRow>(row), above);
            }
        }
    }

    private static void Square(TableCell[] cells, Dictionary<int, string> above)
    {
        int column = 0;
        foreach (TableCell cell in cells)
        {
            Merge(cell, above, column);
            int columns = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, HtmlTables.MostColumns);
            for (int i = 1; i < columns && cells.Length > 1; i++)
            {
                cell.InsertAfterSelf(new TableCell());
            }

            column += columns;
        }
    }

    private static void Merge(TableCell cell, Dictionary<int, string> above, int column)
    {
        if (cell.TableCellProperties?.VerticalMerge is not { } merge)
        {
            above.Remove(column);
        }
        else if (merge.Val?.Value == MergedCellValues.Restart)
        {
            string label = string.Concat(cell.Descendants<Text>().Where(text => !text.Ancestors<MoveFromRun>().Any()).Select(text => text.Text)).Trim();
            above[column] = label.Length <= HtmlTables.LongestLabel ? label : "";
        }
        else if (above.TryGetValue(column, out string? label))
        {
            cell.Append(new Paragraph(new Run(new Text(label))));
        }
    }

    /// <summary>What belongs to an element itself and not to a table within it; content controls may stand between.</summary>
    private static TChild[] Own<TChild, TParent>(TParent parent)
        where TChild : OpenXmlElement
        where TParent : OpenXmlElement =>
        [.. parent.Descendants<TChild>().Where(child => child.Ancestors<TParent>().First() == parent)];
}
