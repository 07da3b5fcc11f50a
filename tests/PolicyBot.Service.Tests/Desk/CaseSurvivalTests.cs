using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseSurvivalTests(DeskProcess service) : IClassFixture<DeskProcess>
{
    [Fact]
    public async Task Cases_that_were_acknowledged_survive_a_kill_while_others_are_being_opened()
    {
        using HttpClient http = new() { BaseAddress = service.Address };
        DirectLineClient[] residents = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DirectLineClient.StartAsync(http)));
        List<string> told = [];
        Task[] asking = [.. residents.Select(AskAsync)];
        await Task.WhenAny(asking);
        await service.KillAsync();
        await Task.WhenAll(asking);

        await service.StartAsync();

        Assert.NotEmpty(told);
        foreach (DirectLineClient resident in residents)
        {
            // Who was told a number has that case; who was not gets one now, and nobody two.
            string again = (string)(await resident.AskAsync("转人工"))["text"]!;
            string? number = told.FirstOrDefault(said => said.StartsWith(resident.Conversation, StringComparison.Ordinal))?.Split(' ')[1];
            Assert.True(number is null || again.Contains($"工单 {number} ", StringComparison.Ordinal), $"told {number}: {again}");
        }

        async Task AskAsync(DirectLineClient resident)
        {
            try
            {
                JsonObject reply = await resident.AskAsync("转人工");
                lock (told)
                {
                    told.Add($"{resident.Conversation} {NumberIn((string)reply["text"]!)}");
                }
            }
            catch (HttpRequestException)
            {
                // It was killed before it could say so.
            }
        }
    }

    private static string NumberIn(string text) => string.Concat(text[(text.IndexOf("工单 ", StringComparison.Ordinal) + 3)..].TakeWhile(char.IsDigit));
}
