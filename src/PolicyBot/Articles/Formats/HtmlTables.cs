using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PolicyBot.Articles.Formats;

/// <summary>Gives every row of a table a cell in every column, so that a row can be read by itself: 老人 beside 一级 and 二级 stands before both.</summary>
internal static class HtmlTables
{
    /// <summary>Longer words are no label of rows, but may be the half of a page.</summary>
    public const int LongestLabel = 40;

    /// <summary>Most columns that one cell takes.</summary>
    public const int MostColumns = 20;

    /// <summary>A few cells that span all rows stand for more cells than any machine holds.</summary>
    private const int MostAdded = 10_000;

    /// <summary>The number of rows of a cell that reaches down to the last.</summary>
    private const string ToTheEnd = "0";

    /// <summary>Puts the cells in.</summary>
    public static void Square(IHtmlDocument document)
    {
        int added = 0;
        foreach (IHtmlTableElement table in document.QuerySelectorAll("table").OfType<IHtmlTableElement>())
        {
            Dictionary<int, (int Rows, string Label)> above = [];
            INode? part = null;
            foreach (IHtmlTableRowElement row in table.Rows)
            {
                // Nothing reaches from the head of a table into its body.
                if (row.Parent != part)
                {
                    above.Clear();
                    part = row.Parent;
                }

                added += Square(row, above);
                if (added > MostAdded)
                {
                    return;
                }
            }
        }
    }

    /// <returns>How many cells were put in.</returns>
    private static int Square(IHtmlTableRowElement row, Dictionary<int, (int Rows, string Label)> above)
    {
        IHtmlTableCellElement[] cells = [.. row.Cells.OfType<IHtmlTableCellElement>()];
        int column = 0, added = 0;
        foreach (IHtmlTableCellElement cell in cells)
        {
            column = Repeat(row, cell, above, column, ref added);
            int columns = Math.Clamp(cell.ColumnSpan, 1, MostColumns);
            int rows = cell.GetAttribute("rowspan")?.Trim() == ToTheEnd ? int.MaxValue : cell.RowSpan;
            for (int i = 0; i < columns && rows > 1; i++)
            {
                above[column + i] = (rows - 1, i == 0 ? LabelOf(cell) : "");
            }

            // One cell over the whole width is a line of its own.
            for (int i = 1; i < columns && cells.Length > 1; i++)
            {
                Add(row, cell.NextSibling, "");
                added++;
            }

            column += columns;
        }

        if (cells.Length > 0)
        {
            Repeat(row, null, above, column, ref added);
        }

        return added;
    }

    /// <summary>Puts in what reaches down from the rows above.</summary>
    /// <returns>The first column that is free.</returns>
    private static int Repeat(IHtmlTableRowElement row, IHtmlTableCellElement? before, Dictionary<int, (int Rows, string Label)> above, int column, ref int added)
    {
        for (; above.Remove(column, out (int Rows, string Label) cell); column++)
        {
            Add(row, before, cell.Label);
            added++;
            if (cell.Rows > 1)
            {
                above[column] = cell with { Rows = cell.Rows - 1 };
            }
        }

        return column;
    }

    private static void Add(IHtmlTableRowElement row, INode? before, string words)
    {
        IElement cell = row.Owner!.CreateElement("td");
        cell.TextContent = words;
        row.InsertBefore(cell, before);
    }

    private static string LabelOf(IHtmlTableCellElement cell) => cell.TextContent.Trim() is { Length: <= LongestLabel } label ? label : "";
}
