using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>Staff are told of cases that press wherever they are.</summary>
public sealed class CasePressureTests : IDisposable
{
    private static readonly long Hour = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    private readonly RunningService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Every_page_counts_those_that_are_late_and_those_that_will_be_soon()
    {
        await OpenAsync(due: -Hour);
        await OpenAsync(due: Hour / 2);
        await OpenAsync(due: 48 * Hour);
        await _service.Services.GetRequiredService<CaseClock>().TickAsync();
        HttpClient staff = await _service.SignInAsync(Role.Staff);

        string page = await staff.PageAsync("/desk");

        Assert.Contains("1 件超时", page, StringComparison.Ordinal);
        Assert.Contains("1 件快到期", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await staff.OpenAsync("/desk/cases?handler=Pressure&late=1&soon=1")).StatusCode);
        Assert.Contains("1 件超时", await staff.PageAsync("/desk/cases?handler=Pressure&late=0&soon=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_begins_with_what_is_late_though_its_new_rung_has_time()
    {
        long ordinary = await OpenAsync(due: 2 * Hour);
        long late = await OpenAsync(due: -Hour);
        await _service.Services.GetRequiredService<CaseClock>().TickAsync();

        CaseList list = _service.Services.GetRequiredService<CaseQueries>().List(new CaseFilter(), "");

        Assert.Equal([late, ordinary], list.Cases.Select(item => item.Number));
        Assert.True(list.Cases[0].Due > list.Cases[1].Due);
    }

    [Fact]
    public async Task Nothing_presses_that_was_answered()
    {
        long number = await OpenAsync(due: Hour / 2);
        await _service.Services.GetRequiredService<CaseWork>().SayAsync(number, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);

        Assert.Equal(new CasePressure(), _service.Services.GetRequiredService<CaseQueries>().Pressure());
    }

    /// <summary>Opens a case that is due, and was promised, so long from now.</summary>
    private async Task<long> OpenAsync(long due)
    {
        DirectLineClient resident = await DirectLineClient.StartAsync(_service.CreateClient());
        await resident.AskAsync("转人工");
        ServiceDatabase database = _service.Services.GetRequiredService<ServiceDatabase>();
        long number = database.Read(connection => CaseTable.FindOpen(connection, "directline", resident.Conversation))!.Number;
        await database.WriteAsync(connection => connection.Execute(
            "UPDATE cases SET due = @at, promised = @at WHERE number = @number", new { number, at = _service.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds() + due }));
        return number;
    }
}
