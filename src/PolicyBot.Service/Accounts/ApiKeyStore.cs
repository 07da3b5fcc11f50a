using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Accounts;

/// <summary>
/// The keys of scripts: <c>pbk_</c>, a number, <c>_</c>, and 256 random bits. What is kept is their plain SHA-256: nobody can try 2^256 secrets, so
/// that the slow hash that a person's password needs would only slow every call. Thread-safe.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told every change.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class ApiKeyStore(ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>What every key begins with, so that one that slipped into a file is found.</summary>
    public const string Prefix = "pbk_";

    /// <summary>The longest name.</summary>
    public const int LongestName = 40;

    /// <summary>The table.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS api_keys (
            number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, role TEXT NOT NULL, digest BLOB NOT NULL,
            created_by TEXT NOT NULL, created INTEGER NOT NULL, used INTEGER, revoked INTEGER);
        """;

    private const int SecretBytes = 32;

    private const string Select = """
        SELECT number, name, role, digest, created_by AS CreatedBy, created AS CreatedAt, used AS UsedAt, revoked AS RevokedAt FROM api_keys
        """;

    private static readonly TimeSpan UseKept = TimeSpan.FromHours(1);

    /// <summary>All keys, the newest first.</summary>
    public IReadOnlyList<ApiKey> List() => database.Read(connection => connection.Query<ApiKey>(Select + " ORDER BY number DESC").AsList());

    /// <summary>Makes a key.</summary>
    /// <returns>The key itself, which is not kept: this is the one time it can be shown.</returns>
    public async Task<string> CreateAsync(string actor, string name, Role role)
    {
        string secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long number = 0;
        await database.WriteAsync(connection =>
        {
            number = connection.ExecuteScalar<long>(
                """
                INSERT INTO api_keys (name, role, digest, created_by, created) VALUES (@name, @role, @digest, @actor, @now) RETURNING number
                """,
                new { name, role = role.ToString(), digest = DigestOf(secret), actor, now });
            audit.Add(connection, new AuditEntry(actor, "添加密钥", number.ToString(CultureInfo.InvariantCulture)) { After = $"{name}，{role.InChinese()}" });
        });
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}_{secret}");
    }

    /// <summary>Revokes a key at once and for good.</summary>
    /// <returns>Whether it was good until now.</returns>
    public async Task<bool> RevokeAsync(string actor, long number)
    {
        bool revoked = false;
        await database.WriteAsync(connection =>
        {
            revoked = connection.Execute(
                "UPDATE api_keys SET revoked = @now WHERE number = @number AND revoked IS NULL", new { number, now = time.GetUtcNow().ToUnixTimeMilliseconds() }) > 0;
            if (revoked)
            {
                audit.Add(connection, new AuditEntry(actor, "吊销密钥", number.ToString(CultureInfo.InvariantCulture)));
            }
        });
        return revoked;
    }

    /// <summary>The key that a text is, or null where it is none, or a revoked one.</summary>
    public async Task<ApiKey?> FindAsync(string text)
    {
        string[] parts = text.Split('_', 3);
        if (parts is not ["pbk", var digits, var secret] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return null;
        }

        ApiKey? key = database.Read(connection => connection.QueryFirstOrDefault<ApiKey>(Select + " WHERE number = @number AND revoked IS NULL", new { number }));
        if (key is null || !CryptographicOperations.FixedTimeEquals(key.Digest, DigestOf(secret)))
        {
            return null;
        }

        await NoteUseAsync(key);
        return key;
    }

    private async Task NoteUseAsync(ApiKey key)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (key.UsedAt is not { } used || now - used >= UseKept.TotalMilliseconds)
        {
            await database.WriteAsync(connection => connection.Execute("UPDATE api_keys SET used = @now WHERE number = @Number", new { key.Number, now }));
        }
    }

    private static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
