using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Exports;

namespace PolicyBot.Service.Pages.Desk.Cases;

/// <summary>The list of cases.</summary>
internal sealed class CasesModel(CaseQueries queries, IOptions<CaseOptions> options, TimeProvider time) : PageModel
{
    private static readonly string[] Columns =
        ["工单号", "状态", "类型", "紧急程度", "地区", "主题", "问题", "层级", "办理人", "收到", "应答复", "答复", "结束", "评分"];

    /// <summary>What is listed.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseFilter Filter { get; set; } = new();

    /// <summary>The page of the list.</summary>
    public CaseList List { get; private set; } = null!;

    /// <summary>The places to choose from.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>Whether there are further pages.</summary>
    public bool HasMore => (long)Filter.Page * CaseQueries.PageSize < List.Total;

    /// <summary>The rung that has a case.</summary>
    public string RungOf(Case item) => options.Value.RungOf(item);

    /// <summary>How near its time a case is, as a class ("late", "soon", or empty) and in words.</summary>
    public (string Class, string Words) Pressing(Case item)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return !item.State.IsOwed() ? ("", "")
            : item.Due < now ? ("late", "，已超时")
            : item.Promised < now ? ("late", $"，已超过答应居民的 {CaseWords.Moment(item.Promised)}")
            : item.Reminded is not null ? ("soon", "，快到了")
            : ("", "");
    }

    /// <summary>Shows the list.</summary>
    public void OnGet()
    {
        List = queries.List(Filter, User.Actor());
        Places = queries.Places();
    }

    /// <summary>The table alone, or nothing where it is still as it was seen.</summary>
    public IActionResult OnGetRows(string? seen)
    {
        List = queries.List(Filter, User.Actor());
        return List.Version == seen ? new NoContentResult() : Partial("_Rows", this);
    }

    /// <summary>How many cases press, or nothing where it is still as it was seen.</summary>
    public IActionResult OnGetPressure(int late, int soon) =>
        queries.Pressure() is var pressure && pressure == new CasePressure { Late = late, Soon = soon } ? new NoContentResult() : Partial("_Pressure", pressure);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() =>
        File(Encoding.UTF8.GetBytes(string.Concat(
            queries.Export(Filter, User.Actor()).Select(item => Csv.Line(Row(item))).Prepend(Csv.ByteOrderMark + Csv.Line(Columns)))), Csv.ContentType, "cases.csv");

    private string[] Row(Case item) =>
    [
        item.Number.ToString(CultureInfo.InvariantCulture), item.State.Name(), item.Kind.Name(), item.Urgency.Name(), item.Place, item.Topic, item.Question,
        RungOf(item), item.Handler ?? "", CaseWords.Stamp(item.Opened), CaseWords.Stamp(item.Promised), CaseWords.Stamp(item.Answered), CaseWords.Stamp(item.Ended),
        item.Rating?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
