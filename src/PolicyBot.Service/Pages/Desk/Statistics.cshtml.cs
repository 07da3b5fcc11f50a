using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Desk;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages.Desk;

/// <summary>How cases went in a period.</summary>
internal sealed class StatisticsModel(CaseQueries queries, IOptions<CaseOptions> options, ChinaTimeProvider time) : PageModel
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(3000, 1, 1);

    /// <summary>First day; the first of this month unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day; today unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>What the rows are, see <see cref="CaseStatistics.Groupings"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>The rows, the last of them the sum.</summary>
    public IReadOnlyList<CaseCounts> Rows { get; private set; } = [];

    /// <summary>The name of what the rows are.</summary>
    public string Grouping { get; private set; } = "";

    /// <summary>The period as the query of an address.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"from={From:yyyy-MM-dd}&until={Until:yyyy-MM-dd}&by={Uri.EscapeDataString(By ?? "")}");

    /// <summary>Shows the table.</summary>
    public void OnGet() => Count();

    /// <summary>The table as a file.</summary>
    public IActionResult OnGetCsv()
    {
        Count();
        return File(Csv.Write(Rows.Select(row => (IReadOnlyList<string>)[row.Group, .. row.Cells]).Prepend([Grouping, .. CaseCounts.Columns])), Csv.MediaType, "statistics.csv");
    }

    private void Count()
    {
        DateOnly today = time.Today;
        From ??= new DateOnly(today.Year, today.Month, 1);
        Until ??= today;
        Grouping = CaseStatistics.Groupings.FirstOrDefault(grouping => grouping.Id == By, CaseStatistics.Groupings[0]).Name;
        Rows = CaseStatistics.Count(queries.OpenedWithin(Begin(From.Value), Begin(Until.Value) + (long)TimeSpan.FromDays(1).TotalMilliseconds), By, options.Value, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    // An address may name any day, also one whose beginning in China is before the first of the calendar.
    private static long Begin(DateOnly day) =>
        new DateTimeOffset(day < Earliest ? Earliest : day > Latest ? Latest : day, TimeOnly.MinValue, China).ToUnixTimeMilliseconds();
}
