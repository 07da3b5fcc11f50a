using System.Text.RegularExpressions;

namespace PolicyBot.Service.Accounts;

/// <summary>What names and passwords must be; the same on the page and on the command line.</summary>
internal static partial class AccountRules
{
    /// <summary>The shortest password. Length is what counts, not kinds of characters (NIST SP 800-63B).</summary>
    public const int ShortestPassword = 10;

    /// <summary>The longest password, so that hashing stays cheap.</summary>
    public const int LongestPassword = 128;

    /// <summary>The longest display name.</summary>
    public const int LongestDisplayName = 40;

    private const int FewestDifferent = 5;

    /// <summary>A name as it is stored: case and blanks around it do not matter.</summary>
    public static string Normalize(string? name) => (name ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with a normalised name, or null.</summary>
    public static string? NameComplaint(string name) =>
        NameForm().IsMatch(name) ? null : "用户名应是 2 到 32 个小写字母、数字、点、下划线或连字符，以字母或数字开头。";

    /// <summary>What is wrong with a display name, or null.</summary>
    public static string? DisplayNameComplaint(string displayName) =>
        displayName.Length is 0 or > LongestDisplayName || displayName.Any(char.IsControl) ? $"显示名应是 1 到 {LongestDisplayName} 个字。" : null;

    /// <summary>What is wrong with a new password, or null.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">The account's name, which is the first thing to be tried.</param>
    public static string? PasswordComplaint(string password, string name) =>
        password.Length < ShortestPassword ? $"密码至少 {ShortestPassword} 个字符。"
        : password.Length > LongestPassword ? $"密码最多 {LongestPassword} 个字符。"
        : password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "密码不能含有用户名。"
        : password.Distinct().Count() < FewestDifferent ? $"密码太简单，至少要有 {FewestDifferent} 个不同的字符。"
        : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,31}\z")]
    private static partial Regex NameForm();
}
