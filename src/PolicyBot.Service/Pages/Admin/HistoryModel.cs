using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>Something that goes on growing, shown from the newest back: filtered by words and days, page by page.</summary>
internal abstract class HistoryModel : PageModel
{
    /// <summary>Rows on a page.</summary>
    protected const int PageSize = 50;

    /// <summary>What a row contains.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>The first day, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>The last day, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The number of the row that the page comes before; null for the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The number of the last row of this page; null where no earlier rows follow.</summary>
    public long? Last { get; protected set; }

    /// <summary>What is asked for the words.</summary>
    public abstract string WordsLabel { get; }

    /// <summary>What the page is filtered by besides, as the parameters of an address.</summary>
    protected abstract IEnumerable<(string Name, string? Value)> Choice { get; }

    /// <summary>A day as fields and addresses hold it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The filter as the parameters of an address.</summary>
    /// <param name="before">Where the page begins; null for the newest.</param>
    public Dictionary<string, string> Address(long? before)
    {
        IEnumerable<(string Name, string? Value)> all =
            [.. Choice, ("words", Words), ("from", Day(From)), ("to", Day(To)), ("before", before?.ToString(CultureInfo.InvariantCulture))];
        return all.Where(part => Given(part.Value) is not null).ToDictionary(part => part.Name, part => Given(part.Value)!);
    }

    /// <summary>What was filled in; null for nothing but spaces.</summary>
    protected static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
