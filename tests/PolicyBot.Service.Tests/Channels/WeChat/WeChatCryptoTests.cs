using System.Security.Cryptography;
using System.Text;
using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels.WeChat;

public sealed class WeChatCryptoTests
{
    [Fact]
    public void What_is_encrypted_comes_back_whatever_its_length()
    {
        for (int length = 0; length <= 70; length++)
        {
            string message = new('问', length);

            Assert.True(SomeAccount.Crypto.TryDecrypt(SomeAccount.Crypto.Encrypt(message), out string? read));
            Assert.Equal(message, read);
        }
    }

    [Fact]
    public void A_message_made_by_hand_with_padding_above_sixteen_is_read_also_with_white_space_in_it()
    {
        byte[] plain = [.. new byte[16], 0, 0, 0, 2, .. "hi"u8, .. Encoding.ASCII.GetBytes(SomeAccount.AppId)];
        int padding = 32 - (plain.Length % 32);
        string encrypted = Encrypt([.. plain, .. Enumerable.Repeat((byte)padding, padding)]);

        Assert.True(padding > 16);
        Assert.True(SomeAccount.Crypto.TryDecrypt(encrypted.Insert(10, "\n  "), out string? message));
        Assert.Equal("hi", message);
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "nothing", [] },
        { "padding of none", new byte[32] },
        { "padding above 32", Enumerable.Repeat((byte)33, 64).ToArray() },
        { "padding that is not all alike", [.. new byte[30], 3, 2] },
        { "padding and nothing else", Enumerable.Repeat((byte)32, 32).ToArray() },
        { "a length beyond the end", [.. new byte[16], 0, 0, 1, 0, .. new byte[11], 1] },
        { "a negative length", [.. new byte[16], 255, 255, 255, 255, .. new byte[11], 1] },
        { "no app id", [.. new byte[16], 0, 0, 0, 11, .. new byte[11], 1] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_was_not_made_for_this_account_is_refused(string what, byte[] plain)
    {
        Assert.False(SomeAccount.Crypto.TryDecrypt(Encrypt(plain), out _), what);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void What_is_no_cipher_text_is_refused(string encrypted)
    {
        Assert.False(SomeAccount.Crypto.TryDecrypt(encrypted, out _));
    }

    [Fact]
    public void Another_accounts_message_is_refused_even_under_the_same_key()
    {
        Assert.False(SomeAccount.Crypto.TryDecrypt(new WeChatCrypto(SomeAccount.Key, "wxffffffffffffffff").Encrypt("hi"), out _));
        Assert.False(SomeAccount.Crypto.TryDecrypt(new WeChatCrypto(SomeAccount.Key, SomeAccount.AppId + "0").Encrypt("hi"), out _));
    }

    private static string Encrypt(byte[] padded)
    {
        using Aes aes = Aes.Create();
        aes.Key = Convert.FromBase64String(SomeAccount.Key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(padded, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
