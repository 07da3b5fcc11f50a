using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Accounts;

/// <summary>The accounts. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="hasher">Hashes passwords.</param>
/// <param name="audit">Told every change.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class AccountStore(ServiceDatabase database, IPasswordHasher<Account> hasher, AuditLog audit, TimeProvider time)
{
    /// <summary>The table.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS accounts (
            name TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, stamp TEXT NOT NULL,
            must_change INTEGER NOT NULL, disabled INTEGER NOT NULL, created INTEGER NOT NULL, signed_in INTEGER) WITHOUT ROWID;
        """;

    private const string Select = """
        SELECT name, display_name AS DisplayName, role, password, stamp, must_change AS MustChangePassword, disabled AS IsDisabled,
            created AS CreatedAt, signed_in AS SignedInAt FROM accounts
        """;

    /// <summary>The account of a normalised name, or null.</summary>
    public Account? Find(string name) => database.Read(connection =>
        connection.QueryFirstOrDefault<Account>(Select + " WHERE name = @name", new { name }));

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> List() => database.Read(connection => connection.Query<Account>(Select + " ORDER BY name").AsList());

    /// <summary>Adds an account.</summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="name">Its name, normalised and well-formed.</param>
    /// <param name="displayName">What others see.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="password">Its password.</param>
    /// <param name="mustChange">Whether the password is to be replaced at the first sign-in.</param>
    /// <returns>Whether it was added: false where the name is taken.</returns>
    public async Task<bool> AddAsync(string actor, string name, string displayName, Role role, string password, bool mustChange)
    {
        var row = new
        {
            name,
            displayName,
            role = role.ToString(),
            password = hasher.HashPassword(null!, password),
            stamp = NewStamp(),
            mustChange,
            now = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        bool added = false;
        await database.WriteAsync(connection =>
        {
            added = connection.Execute(
                """
                INSERT OR IGNORE INTO accounts (name, display_name, role, password, stamp, must_change, disabled, created)
                    VALUES (@name, @displayName, @role, @password, @stamp, @mustChange, 0, @now)
                """,
                row) > 0;
            if (added)
            {
                audit.Add(connection, new AuditEntry(actor, "添加账号", name) { After = $"{displayName}，{role.InChinese()}" });
            }
        });
        return added;
    }

    /// <summary>Sets a password, which ends the account's sessions.</summary>
    public Task<AccountChange> SetPasswordAsync(string actor, string name, string password, bool mustChange)
    {
        string hash = hasher.HashPassword(null!, password);
        return ChangeAsync(actor, name, mustChange ? "重设密码" : "修改密码", _ => null, account => account with { Password = hash, MustChangePassword = mustChange });
    }

    /// <summary>Gives another role, which ends the account's sessions.</summary>
    public Task<AccountChange> SetRoleAsync(string actor, string name, Role role) =>
        ChangeAsync(actor, name, "更改角色", account => account.Role.InChinese(), account => account with { Role = role });

    /// <summary>Shuts an account, which ends its sessions, or opens it again.</summary>
    public Task<AccountChange> SetDisabledAsync(string actor, string name, bool disabled) =>
        ChangeAsync(actor, name, disabled ? "停用账号" : "启用账号", account => account.IsDisabled ? "停用" : "可用", account => account with { IsDisabled = disabled });

    /// <summary>Notes that somebody signed in.</summary>
    /// <param name="name">Whose account.</param>
    /// <param name="rehashed">The password in today's form of hash, or null where it has that.</param>
    public Task KeepSignInAsync(string name, string? rehashed) => database.WriteAsync(connection =>
    {
        connection.Execute(
            "UPDATE accounts SET signed_in = @now, password = coalesce(@rehashed, password) WHERE name = @name",
            new { name, rehashed, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
        audit.Add(connection, new AuditEntry(name, "登录", name));
    });

    private async Task<AccountChange> ChangeAsync(string actor, string name, string action, Func<Account, string?> told, Func<Account, Account> change)
    {
        AccountChange outcome = AccountChange.Unknown;
        await database.WriteAsync(connection =>
        {
            if (connection.QueryFirstOrDefault<Account>(Select + " WHERE name = @name", new { name }) is not { } account)
            {
                outcome = AccountChange.Unknown;
                return;
            }

            Account changed = change(account) with { Stamp = NewStamp() };
            outcome = !Administers(changed) && Administers(account) && !OthersAdminister(connection, name) ? AccountChange.LastAdministrator : AccountChange.Done;
            if (outcome == AccountChange.Done)
            {
                connection.Execute(
                    "UPDATE accounts SET role = @role, password = @Password, stamp = @Stamp, must_change = @MustChangePassword, disabled = @IsDisabled WHERE name = @Name",
                    new { role = changed.Role.ToString(), changed.Password, changed.Stamp, changed.MustChangePassword, changed.IsDisabled, changed.Name });
                audit.Add(connection, new AuditEntry(actor, action, name) { Before = told(account), After = told(changed) });
            }
        });
        return outcome;
    }

    private static bool Administers(Account account) => account is { Role: Role.Administrator, IsDisabled: false };

    private static bool OthersAdminister(SqliteConnection connection, string name) => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM accounts WHERE name <> @name AND role = @role AND NOT disabled)", new { name, role = nameof(Role.Administrator) });

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
