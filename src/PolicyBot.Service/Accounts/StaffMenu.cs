namespace PolicyBot.Service.Accounts;

/// <summary>The pages for those who work here, in the order of the navigation.</summary>
internal static class StaffMenu
{
    private static readonly StaffMenuItem[] Items =
    [
        new("/desk", "工作台", Role.Staff),
        new("/desk/cases", "工单", Role.Staff),
        new("/desk/statistics", "统计", Role.Staff),
        new("/admin", "概览", Role.Administrator),
        new("/admin/articles", "文章", Role.Administrator),
        new("/admin/publish", "发布", Role.Administrator),
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

    /// <summary>The item that an address belongs to: the longest that it lies under; null where none.</summary>
    public static StaffMenuItem? Current(PathString path) => Items
        .Where(item => path.StartsWithSegments(item.Path, StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Path.Length);
}

/// <summary>One item of the navigation.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Title">What it says.</param>
/// <param name="Role">Who may open it at least.</param>
internal sealed record StaffMenuItem(string Path, string Title, Role Role);
