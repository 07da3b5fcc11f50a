using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Pages.Admin.Accounts;

/// <summary>Those who work here, and room for one more.</summary>
internal sealed class AccountsModel(AccountStore accounts) : PageModel
{
    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Service.Accounts.Account> Accounts => accounts.List();

    /// <summary>The new account's name as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The new account's display name as it was typed.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The initial password of the account that was just added, or null.</summary>
    public NewSecret? Password { get; private set; }

    /// <summary>Why nothing was added, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Adds an account, and shows its password this once.</summary>
    public async Task OnPostAsync([FromForm] Role? role)
    {
        string name = AccountRules.Normalize(Name);
        string display = (DisplayName ?? "").Trim();
        Complaint = AccountRules.NameComplaint(name) ?? AccountRules.DisplayNameComplaint(display) ?? (role is null ? "请选择角色。" : null);
        if (Complaint is not null)
        {
            return;
        }

        string password = InitialPassword.Create();
        if (!await accounts.AddAsync(User.Actor(), name, display, role!.Value, password, mustChange: true))
        {
            Complaint = $"用户名 {name} 已被使用，请换一个。";
            return;
        }

        Password = new NewSecret($"{display}（{name}）的初始密码", password);
        (Name, DisplayName) = (null, null);
    }
}
