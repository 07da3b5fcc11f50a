using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Exports;

namespace PolicyBot.Service.Pages.Admin.Audit;

/// <summary>Who did what: filtered, page by page, and as a file.</summary>
internal sealed class AuditModel(AuditHistory history, AuditLog audit, ServiceDatabase database, TimeProvider time) : HistoryModel
{
    /// <summary>Whose entries, or null for everybody's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    /// <summary>Which action, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    /// <summary>The entries of this page.</summary>
    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    /// <summary>What there is to choose from.</summary>
    public (IReadOnlyList<string> Actions, IReadOnlyList<string> Actors) Choices => history.Choices();

    /// <inheritdoc/>
    public override string WordsLabel => "对象或内容含";

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string? Value)> Choice => [("actor", Actor), ("act", Act)];

    private AuditFilter Filter => new(
        Given(Actor), Given(Act), Given(Words), From is { } from ? time.StartOf(from) : null, To is { } to ? time.EndOf(to) : null);

    /// <summary>One page of entries.</summary>
    public void OnGet()
    {
        IReadOnlyList<AuditRow> rows = history.Read(Filter, Before ?? long.MaxValue, PageSize + 1);
        Rows = [.. rows.Take(PageSize)];
        Last = rows.Count > PageSize ? Rows[^1].Number : null;
    }

    /// <summary>All entries of the filter as a table.</summary>
    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation) => ExportAsync(
        "csv", Csv.ContentType, Csv.ByteOrderMark + Csv.Line("编号", "时间", "谁", "操作", "对象", "之前", "之后"),
        row => Csv.Line(row.Number.ToString(CultureInfo.InvariantCulture), time.Show(row.At), row.Actor, row.Action, row.Subject, row.Before, row.After),
        cancellation);

    /// <summary>All entries of the filter, a JSON object a line.</summary>
    public Task<IActionResult> OnGetLinesAsync(CancellationToken cancellation) => ExportAsync(
        "jsonl", "application/jsonl; charset=utf-8", "", row => JsonSerializer.Serialize(row, AuditJson.Readable.AuditRow) + "\n", cancellation);

    private async Task<IActionResult> ExportAsync(string ending, string type, string head, Func<AuditRow, string> line, CancellationToken cancellation)
    {
        // Whoever takes the log away is in it.
        await database.WriteAsync(connection => audit.Add(connection, new AuditEntry(User.Actor(), "导出日志", ending) { After = string.Join("，", Address(null).Select(part => $"{part.Key}={part.Value}")) }));
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename=audit.{ending}";
        StringBuilder text = new(head);
        foreach (AuditRow row in history.ReadAll(Filter))
        {
            text.Append(line(row));
            if (text.Length > 1 << 16)
            {
                await Response.WriteAsync(text.ToString(), cancellation);
                text.Clear();
            }
        }

        await Response.WriteAsync(text.ToString(), cancellation);
        return new EmptyResult();
    }
}
