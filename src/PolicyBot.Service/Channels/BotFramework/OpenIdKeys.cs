using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>The keys that an issuer publishes, kept for a day and fetched again for a key not seen before. Thread-safe.</summary>
/// <param name="http">Fetches them.</param>
/// <param name="metadata">Where the issuer says where its keys are.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class OpenIdKeys(HttpClient http, Uri metadata, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>How long keys are used without asking again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How long after fetching a key not seen before has them fetched again: anybody can make up names of keys.</summary>
    public static readonly TimeSpan BetweenFetches = TimeSpan.FromHours(1);

    /// <summary>How long after a failure it is tried again.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private const int MinimumKeyBits = 2048;

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Fetched? _fetched;
    private long? _failedAt;

    /// <summary>Finds a key.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The key, or null where the issuer publishes none of that name.</returns>
    /// <exception cref="HttpRequestException">No keys could be fetched yet.</exception>
    public async Task<SigningKey?> FindAsync(string id, CancellationToken cancellation)
    {
        Fetched? known = _fetched;
        if (known is null || IsDue(known, id))
        {
            known = await FetchOnceAsync(id, cancellation);
        }

        return known.Keys.GetValueOrDefault(id);
    }

    /// <inheritdoc/>
    public void Dispose() => _fetching.Dispose();

    private bool IsDue(Fetched known, string id)
    {
        TimeSpan age = time.GetElapsedTime(known.At);
        return age >= Lifetime || (age >= BetweenFetches && !known.Keys.ContainsKey(id));
    }

    private async Task<Fetched> FetchOnceAsync(string id, CancellationToken cancellation)
    {
        await _fetching.WaitAsync(cancellation);
        try
        {
            Fetched? known = _fetched;
            bool hasJustFailed = _failedAt is { } failedAt && time.GetElapsedTime(failedAt) < AfterFailure;
            if (known is not null && (hasJustFailed || !IsDue(known, id)))
            {
                return known;
            }

            return hasJustFailed ? throw new HttpRequestException("The keys could not be fetched a moment ago.") : await FetchAsync(known, cancellation);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<Fetched> FetchAsync(Fetched? known, CancellationToken cancellation)
    {
        try
        {
            OpenIdConfiguration? configuration = await http.GetFromJsonAsync(metadata, OpenIdJson.Default.OpenIdConfiguration, cancellation);
            if (configuration?.JwksUri is not { IsAbsoluteUri: true } keys)
            {
                throw new JsonException("The metadata names no jwks_uri.");
            }

            JsonWebKeySet? set = await http.GetFromJsonAsync(keys, OpenIdJson.Default.JsonWebKeySet, cancellation);
            Fetched fetched = new(Read(set), time.GetTimestamp());
            _failedAt = null;
            _fetched = fetched;
            return fetched;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            _failedAt = time.GetTimestamp();
            LogFailure(logger, fault, metadata);
            return known ?? throw new HttpRequestException("The keys could not be fetched.", fault);
        }
    }

    private static FrozenDictionary<string, SigningKey> Read(JsonWebKeySet? set)
    {
        Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);
        foreach (JsonWebKey key in (set?.Keys ?? []).OfType<JsonWebKey>())
        {
            if (key is { Type: "RSA", Id: { Length: > 0 } id, Modulus: { } modulus, Exponent: { } exponent, Use: null or "sig" } && Import(modulus, exponent) is { } rsa)
            {
                keys.TryAdd(id, new(rsa, (key.Endorsements ?? []).ToFrozenSet(StringComparer.Ordinal)));
            }
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static RSA? Import(string modulus, string exponent)
    {
        try
        {
            RSA rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) });
            return rsa.KeySize >= MinimumKeyBits ? rsa : null;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private sealed record Fetched(FrozenDictionary<string, SigningKey> Keys, long At);

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys could not be fetched from {Metadata}; calls that need them are refused")]
    private static partial void LogFailure(ILogger logger, Exception fault, Uri metadata);
}
