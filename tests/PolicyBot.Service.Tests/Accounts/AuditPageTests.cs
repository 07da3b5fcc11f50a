using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

public sealed class AuditPageTests(RunningService service) : IClassFixture<RunningService>, IAsyncLifetime
{
    private HttpClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _admin = await service.SignInAsync(Role.Administrator);
        if (History.Read(Only("paging"), long.MaxValue, 1).Count == 0)
        {
            await WriteAsync(Enumerable.Range(1, 120).Select(number => new AuditEntry("paging", "翻页", "第" + number.ToString(CultureInfo.InvariantCulture))));
            await WriteAsync([new AuditEntry("<script>alert(1)</script>", "发布文章", "=cmd()") { Before = "a,\"b\"", After = new string('长', 90) }]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AuditHistory History => service.Services.GetRequiredService<AuditHistory>();

    [Fact]
    public async Task Entries_come_newest_first_page_by_page()
    {
        string first = await _admin.PageAsync("/admin/audit?actor=paging");
        Assert.Contains("<td>第120</td>", first, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>第70</td>", first, StringComparison.Ordinal);

        int link = first.IndexOf("before=", StringComparison.Ordinal) + "before=".Length;
        string second = await _admin.PageAsync("/admin/audit?actor=paging&before=" + first[link..first.IndexOfAny(['"', '&'], link)]);

        Assert.Contains("<td>第70</td>", second, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>第71</td>", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("act=发布文章", true)]
    [InlineData("act=翻页", false)]
    [InlineData("words=cmd()", true)]
    [InlineData("words=没有", false)]
    [InlineData("from=2025-06-01&to=2025-06-01", true)]
    [InlineData("from=2025-06-02", false)]
    [InlineData("to=2025-05-31", false)]
    [InlineData("from=0001-01-01&to=9999-12-31", true)]
    [InlineData("from=nonsense", true)]
    public async Task The_filters_narrow_the_entries_and_markup_in_them_is_inert(string filter, bool isFound)
    {
        string page = await _admin.PageAsync("/admin/audit?" + filter);

        Assert.Equal(isFound, page.Contains("<td>=cmd()</td>", StringComparison.Ordinal));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_holds_every_entry_of_the_filter_and_is_itself_logged()
    {
        HttpResponseMessage csv = await _admin.OpenAsync("/admin/audit?handler=csv&actor=paging");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Equal(121, (await csv.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        string[] lines = (await _admin.PageAsync("/admin/audit?handler=lines&words=cmd()")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonNode entry = JsonNode.Parse(lines[^1])!;
        Assert.Equal(("=cmd()", "a,\"b\""), ((string)entry["subject"]!, (string)entry["before"]!));

        AuditRow logged = History.Read(new AuditFilter("admin-liu", "导出日志", "actor=paging", null, null), long.MaxValue, 1)[0];
        Assert.Equal("csv", logged.Subject);
    }

    [Fact]
    public async Task No_cell_of_the_table_is_a_formula() =>
        Assert.Contains(",'=cmd(),", await _admin.PageAsync("/admin/audit?handler=csv&act=发布文章"), StringComparison.Ordinal);

    private static AuditFilter Only(string actor) => new(actor, null, null, null, null);

    private async Task WriteAsync(IEnumerable<AuditEntry> entries)
    {
        AuditLog audit = service.Services.GetRequiredService<AuditLog>();
        await service.Services.GetRequiredService<ServiceDatabase>().WriteAsync(connection =>
        {
            foreach (AuditEntry entry in entries)
            {
                audit.Add(connection, entry);
            }
        });
    }
}
