using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Conversations;

/// <summary>A resident asks for the conversation to be deleted, or asks an administrator for it.</summary>
public sealed class DeletionTests : IDisposable
{
    private const string Page = "/admin/answers/conversations";

    private readonly RunningService _service = new();

    private ServiceDatabase Database => _service.Services.GetRequiredService<ServiceDatabase>();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("删除我的对话")]
    [InlineData("请删除聊天记录。")]
    [InlineData("把我的聊天记录都删掉吧")]
    public async Task A_resident_deletes_the_conversation_and_nothing_of_it_is_left(string words)
    {
        DirectLineClient resident = await TalkAsync();
        DirectLineClient other = await TalkAsync();

        Assert.Contains("要删除这段对话吗", Text(await resident.AskAsync(words)), StringComparison.Ordinal);
        Assert.Contains("已删除", Text(await resident.AskAsync(Words.ConfirmDeletion)), StringComparison.Ordinal);

        Assert.Equal(["turns 1"], Kept(resident.Conversation));
        Assert.DoesNotContain("电梯", string.Concat((await resident.ActivitiesAsync()).Select(activity => activity.ToJsonString())), StringComparison.Ordinal);
        Assert.NotEqual(["turns 1"], Kept(other.Conversation));
        Assert.Equal("居民 删除对话 " + ConversationEraser.SubjectOf("directline", resident.Conversation), Audited());
    }

    [Fact]
    public async Task Whoever_has_the_conversation_open_goes_on_from_where_they_were()
    {
        DirectLineClient resident = await TalkAsync();
        int seen = (await resident.ActivitiesAsync()).Length;
        await resident.AskAsync("删除对话");
        await resident.AskAsync(Words.ConfirmDeletion);

        Assert.Contains(SomeArticles.LiftAnswer, Text(await resident.AskAsync(SomeArticles.LiftQuestion)), StringComparison.Ordinal);
        JsonObject[] fresh = await resident.ActivitiesAsync((seen + 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(fresh, activity => Text(activity).Contains(SomeArticles.LiftAnswer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Words.KeepConversation)]
    [InlineData("算了")]
    [InlineData("每台电梯补贴多少钱")]
    public async Task Nothing_is_deleted_without_a_confirmation(string instead)
    {
        DirectLineClient resident = await TalkAsync();
        await resident.AskAsync("删除我的对话");
        await resident.AskAsync(instead);
        await resident.AskAsync(Words.ConfirmDeletion);

        Assert.Contains("电梯", string.Concat((await resident.ActivitiesAsync()).Select(Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("算了")]
    [InlineData("2")]
    [InlineData("先不删")]
    public async Task Who_thinks_better_of_it_is_told_that_nothing_was_deleted(string words)
    {
        DirectLineClient resident = await TalkAsync();
        await resident.AskAsync("删除我的对话");

        Assert.Contains("没有删除", Text(await resident.AskAsync(words)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_confirms_what_nobody_asked_is_asked_first()
    {
        DirectLineClient resident = await TalkAsync();

        Assert.Contains("要删除这段对话吗", Text(await resident.AskAsync(Words.ConfirmDeletion)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_exports_and_deletes_it_and_the_log_tells_so_without_the_name()
    {
        DirectLineClient resident = await TalkAsync();
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        string address = $"{Page}?name={Uri.EscapeDataString(resident.Conversation)}";
        Dictionary<string, string> form = new() { ["channel"] = "directline", ["conversation"] = resident.Conversation };

        HttpResponseMessage export = await admin.SubmitAsync(address, form, Page + "?handler=Export");
        JsonObject all = await export.JsonAsync();
        Assert.Equal(SomeArticles.LiftQuestion, (string?)all["turns"]!.AsArray().Select(turn => turn!["text"]).First(text => ((string)text!).Length > 0));
        Assert.Single(all["answers"]!.AsArray());
        Assert.Single(all["feedback"]!.AsArray());

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(address, form, Page + "?handler=Delete")).StatusCode);
        Assert.Empty(Kept(resident.Conversation));
        Assert.Contains("没有找到", await admin.PageAsync(address), StringComparison.Ordinal);
        Assert.Equal(
            $"admin-liu 导出对话 {ConversationEraser.SubjectOf("directline", resident.Conversation)}\nadmin-liu 删除对话 {ConversationEraser.SubjectOf("directline", resident.Conversation)}",
            Audited());
        Assert.DoesNotContain(resident.Conversation, Audited(), StringComparison.Ordinal);
    }

    private async Task<DirectLineClient> TalkAsync()
    {
        DirectLineClient resident = await DirectLineClient.StartAsync(_service.CreateClient());
        await resident.AskAsync(SomeArticles.LiftQuestion);
        await resident.AskAsync("没帮助");
        return resident;
    }

    /// <summary>How many rows there are of a conversation in every table that names conversations, empty ones left out.</summary>
    private string[] Kept(string conversation) => Database.Read(connection => connection
        .Query<string>("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'conversation' AND m.name <> 'directline_activities'")
        .Select(table => (table, count: connection.ExecuteScalar<int>($"SELECT count(*) FROM {table} WHERE conversation = @conversation", new { conversation })))
        .Where(row => row.count > 0)
        .Select(row => $"{row.table} {row.count}")
        .ToArray());

    private string Audited() => Database.Read(connection =>
        string.Join('\n', connection.Query<string>("SELECT actor || ' ' || action || ' ' || subject FROM audit WHERE action LIKE '%对话' ORDER BY number")));

    private static string Text(JsonObject activity) => (string?)activity["text"] ?? "";
}
