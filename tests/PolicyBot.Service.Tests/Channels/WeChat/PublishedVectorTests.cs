using System.Text.Json.Nodes;
using PolicyBot.Service.Channels.WeChat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>The vectors of the platform's documentation and sample code, where they are at hand beside the repository.</summary>
public sealed class PublishedVectorTests
{
    private static readonly string? VectorFile = Find("wechat-vectors.json");

    [Fact]
    public void Every_published_signature_is_made_alike()
    {
        Assert.SkipUnless(VectorFile is not null, "shared/wechat-vectors.json is not beside the repository");

        Assert.All(Vectors().Where(vector => Field(vector, "signature") is not null), vector => Assert.True(WeChatSignature.Matches(
            Field(vector, "signature"), Field(vector, "token")!, Field(vector, "timestamp")!, Field(vector, "nonce")!)));
        Assert.All(Vectors().Where(vector => Field(vector, "msg_signature") is not null), vector => Assert.True(WeChatSignature.Matches(
            Field(vector, "msg_signature"), Field(vector, "token")!, Field(vector, "timestamp")!, Field(vector, "nonce")!, Field(vector, "encrypt")!)));
    }

    [Fact]
    public void Every_published_message_is_decrypted_and_for_its_app_only()
    {
        Assert.SkipUnless(VectorFile is not null, "shared/wechat-vectors.json is not beside the repository");
        JsonNode[] encrypted = [.. Vectors().Where(vector => Field(vector, "encrypt") is not null)];

        Assert.NotEmpty(encrypted);
        Assert.All(encrypted, vector =>
        {
            Assert.True(new WeChatCrypto(Field(vector, "key")!, Field(vector, "id")!).TryDecrypt(Field(vector, "encrypt")!, out string? message));
            Assert.NotEmpty(message);
            Assert.False(new WeChatCrypto(Field(vector, "key")!, "wx0000000000000000").TryDecrypt(Field(vector, "encrypt")!, out _));
        });
        string text = string.Concat(encrypted.Select(vector =>
            new WeChatCrypto(Field(vector, "key")!, Field(vector, "id")!).TryDecrypt(Field(vector, "encrypt")!, out string? message) ? message : ""));
        Assert.Contains("<xml>", text, StringComparison.Ordinal);
    }

    private static JsonNode[] Vectors() => [.. JsonNode.Parse(File.ReadAllText(VectorFile!))!.AsArray().Select(node => node!)];

    private static string? Field(JsonNode vector, string name) => (string?)vector[name];

    private static string? Find(string name) => Repository.PathTo("..", "shared", name) is var file && File.Exists(file) ? file : null;
}
