using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>
/// What other libraries made of a message of ours, kept so that it is always tried. The first cipher text begins with a capital that only an ordinal sort puts before the token.
/// </summary>
public sealed class OtherLibrariesVectorTests
{
    [Theory]
    [InlineData(
        "wechat-crypto 0.0.2",
        "TGRLjgPAMQnsvBzbjRa63ISGjc0cmPU8oIsYciM7KyvDoWQ79RqdrGLklqI1dCeYr2a1Ryq+rakTmYpQCbkSpX1yE1RDjHtIINmKCw4Xirfzm+uE7XEA76CesVb6lGju",
        "d94e0d3a6184f2cbab06a8d432ed0426e5cf318d",
        "装电梯要哪些人同意")]
    [InlineData(
        "@wecom/crypto 1.0.1",
        "H0AqeNUdTCELu0g91Nma2jA14o6hC6yJzo03JAXHtw6Msy426Z8vZFJRbmt4gWEOKiicOMDyJ6H7ZVNnwR/SPg==",
        "710d3b82db538750a51dbf512ed5effd2bf07515",
        "政策 policy")]
    public void What_another_library_encrypted_and_signed_is_read(string library, string encrypted, string signature, string expected)
    {
        Assert.True(WeChatSignature.Matches(signature, SomeAccount.Token, "1748700000", "1372623149", encrypted), library);
        Assert.True(SomeAccount.Crypto.TryDecrypt(encrypted, out string? message));
        Assert.Equal(expected, message);
    }
}
