namespace PolicyBot.Service.Accounts;

/// <summary>The pages for those who work here, in the order of the navigation.</summary>
internal static class StaffMenu
{
    /// <summary>The list of cases.</summary>
    public const string Cases = "/desk/cases";

    private const string Articles = "/admin/articles", Publish = "/admin/publish";

    /// <summary>Where pages lie that are opened from an item's page, and that item's path.</summary>
    private static readonly (string Path, string Item)[] Behind =
        [("/admin/preview", Publish), ("/admin/drafts", Articles), ("/admin/versions", Articles), ("/admin/uploads", Articles)];

    private static readonly StaffMenuItem[] Items =
    [
        new("/desk", "工作台", Role.Staff),
        new(Cases, "工单", Role.Staff),
        new("/desk/statistics", "统计", Role.Staff),
        new("/admin", "概览", Role.Administrator),
        new(Articles, "文章", Role.Administrator),
        new(Publish, "发布", Role.Administrator),
        new("/admin/golden", "检验问题", Role.Administrator),
        new("/admin/synonyms", "同义词", Role.Administrator),
        new("/admin/unanswered", "没答上的", Role.Administrator),
        new("/admin/answers", "回答记录", Role.Administrator),
        new("/admin/accounts", "账号", Role.Administrator),
        new("/admin/audit", "操作日志", Role.Administrator),
    ];

    /// <summary>The items that a role may open.</summary>
    public static IEnumerable<StaffMenuItem> For(Role role) => Items.Where(item => item.Role <= role);

    /// <summary>Where a role begins.</summary>
    public static string Home(Role role) => role == Role.Administrator ? "/admin" : "/desk";

    /// <summary>The item that an address belongs to: the one it is opened from, or else the longest that it lies under; null where none.</summary>
    public static StaffMenuItem? Current(PathString path)
    {
        PathString shown = Behind.FirstOrDefault(page => path.StartsWithSegments(page.Path, StringComparison.OrdinalIgnoreCase)).Item ?? path;
        return Items.Where(item => shown.StartsWithSegments(item.Path, StringComparison.OrdinalIgnoreCase)).MaxBy(item => item.Path.Length);
    }
}

/// <summary>One item of the navigation.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Title">What it says.</param>
/// <param name="Role">Who may open it at least.</param>
internal sealed record StaffMenuItem(string Path, string Title, Role Role);
