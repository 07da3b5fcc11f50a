using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Support;

/// <summary>Short words for what the tests ask of the service.</summary>
internal static class ServiceClient
{
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string body, string contentType = "application/json") =>
        client.PostAsync(new Uri("/api/ask", UriKind.Relative), new StringContent(body, Encoding.UTF8, contentType), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string question) =>
        client.PostAsync(JsonSerializer.Serialize(new { id = "1", q = question }));

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public static async Task<string> PageAsync(this HttpClient client, string address) =>
        await (await client.OpenAsync(address)).TextAsync();

    public static Task<string> TextAsync(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.TextAsync())!.AsObject();
}
