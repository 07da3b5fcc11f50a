using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>
/// The encryption of messages: AES-256-CBC, the initialisation vector being the first half block of the key, over 16 random bytes,
/// the message's length (four bytes, the highest first), the message, the app id, and 1 to 32 bytes of padding. Thread-safe.
/// </summary>
internal sealed class WeChatCrypto
{
    /// <summary>The length of an EncodingAESKey in characters.</summary>
    public const int EncodedKeyLength = 43;

    private const int RandomBytes = 16;
    private const int HeaderBytes = RandomBytes + sizeof(int);

    /// <summary>Padding is to this length, beyond AES's own blocks, so the framework's PKCS #7 would refuse it.</summary>
    private const int PaddedTo = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _key;
    private readonly byte[] _appId;

    /// <summary>Takes an account's key.</summary>
    /// <param name="encodingAesKey">The EncodingAESKey: Base64 of 32 bytes without its final "=".</param>
    /// <param name="appId">The account's app id.</param>
    /// <exception cref="FormatException">The key is not such Base64.</exception>
    public WeChatCrypto(string encodingAesKey, string appId)
    {
        if (encodingAesKey.Length != EncodedKeyLength)
        {
            throw new FormatException($"An EncodingAESKey has {EncodedKeyLength} characters.");
        }

        _key = Convert.FromBase64String(encodingAesKey + "=");
        _appId = Encoding.UTF8.GetBytes(appId);
    }

    /// <summary>Encrypts a message.</summary>
    /// <returns>Base64.</returns>
    public string Encrypt(string message)
    {
        int length = Encoding.UTF8.GetByteCount(message);
        int used = HeaderBytes + length + _appId.Length;
        int padding = PaddedTo - (used % PaddedTo);
        byte[] plain = new byte[used + padding];
        RandomNumberGenerator.Fill(plain.AsSpan(0, RandomBytes));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), length);
        Encoding.UTF8.GetBytes(message, plain.AsSpan(HeaderBytes));
        _appId.CopyTo(plain.AsSpan(HeaderBytes + length));
        plain.AsSpan(used).Fill((byte)padding);
        using Aes aes = CreateAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, Vector, PaddingMode.None));
    }

    /// <summary>Decrypts a message whose signature is already proved.</summary>
    /// <param name="encrypted">Base64; white space inside it is ignored.</param>
    /// <param name="message">The message.</param>
    /// <returns>False where it was not encrypted with this key for this app id.</returns>
    public bool TryDecrypt(string encrypted, [NotNullWhen(true)] out string? message)
    {
        message = null;
        try
        {
            byte[] cipher = Convert.FromBase64String(encrypted);
            using Aes aes = CreateAes();
            ReadOnlySpan<byte> plain = aes.DecryptCbc(cipher, Vector, PaddingMode.None);
            if (!TryUnpad(plain, out ReadOnlySpan<byte> content) || content.Length < HeaderBytes)
            {
                return false;
            }

            int length = BinaryPrimitives.ReadInt32BigEndian(content[RandomBytes..]);
            ReadOnlySpan<byte> rest = content[HeaderBytes..];
            if (length < 0 || length > rest.Length || !rest[length..].SequenceEqual(_appId))
            {
                return false;
            }

            message = StrictUtf8.GetString(rest[..length]);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or DecoderFallbackException)
        {
            return false;
        }
    }

    private ReadOnlySpan<byte> Vector => _key.AsSpan(0, 16);

    private static bool TryUnpad(ReadOnlySpan<byte> plain, out ReadOnlySpan<byte> content)
    {
        int padding = plain.IsEmpty ? 0 : plain[^1];
        bool isPadded = padding is >= 1 and <= PaddedTo && padding <= plain.Length
            && !plain[^padding..].ContainsAnyExcept((byte)padding);
        content = isPadded ? plain[..^padding] : default;
        return isPadded;
    }

    private Aes CreateAes()
    {
        Aes aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }
}
