using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>A key pair with which tests sign what Azure would.</summary>
public sealed class TestKey
{
    private readonly RSA _rsa;

    public TestKey(string id, int bits = 2048, params string[] endorsements)
    {
        Id = id;
        Endorsements = endorsements;
        _rsa = RSA.Create(bits);
    }

    /// <summary>The key that the channel server publishes from the start.</summary>
    public static TestKey Main { get; } = new("main", 2048, "msteams", "webchat", "directline", "emulator");

    /// <summary>A key that is published nowhere.</summary>
    public static TestKey Strange { get; } = new("main", 2048, "msteams");

    public string Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    /// <summary>The public half in the form in which somebody might use it as a shared secret.</summary>
    public byte[] PublicPem => Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

    public static string SetOf(params TestKey[] keys) => JsonSerializer.Serialize(new
    {
        keys = keys.Select(key =>
        {
            RSAParameters rsa = key._rsa.ExportParameters(includePrivateParameters: false);
            return new { kty = "RSA", use = "sig", kid = key.Id, n = Base64Url.EncodeToString(rsa.Modulus), e = Base64Url.EncodeToString(rsa.Exponent), endorsements = key.Endorsements };
        }),
    });

    public byte[] Sign(string text, HashAlgorithmName hash) => _rsa.SignData(Encoding.ASCII.GetBytes(text), hash, RSASignaturePadding.Pkcs1);

    public byte[] SignPss(string text) => _rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
}
