using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Pages.Admin.Accounts;

/// <summary>One account, and what may be changed of it.</summary>
internal sealed class AccountModel(AccountStore accounts, SignInAttempts attempts) : PageModel
{
    /// <summary>Whose account.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The account; there is one wherever the page is shown.</summary>
    public Service.Accounts.Account? Account => accounts.Find(AccountRules.Normalize(Name));

    /// <summary>The password that was just set, or null.</summary>
    public NewSecret? Password { get; private set; }

    /// <summary>Why nothing was changed, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>There is nothing to see or change where there is no account.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Account is null)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Gives another role.</summary>
    public Task<IActionResult> OnPostRoleAsync([FromForm] Role? role) => role is { } given
        ? ChangeAsync(accounts.SetRoleAsync(User.Actor(), Account!.Name, given), "角色已更改。")
        : Task.FromResult<IActionResult>(BadRequest());

    /// <summary>Shuts the account.</summary>
    public Task<IActionResult> OnPostDisableAsync() => ChangeAsync(accounts.SetDisabledAsync(User.Actor(), Account!.Name, true), "账号已停用。");

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostEnableAsync() => ChangeAsync(accounts.SetDisabledAsync(User.Actor(), Account!.Name, false), "账号已启用。");

    /// <summary>Sets a password that is shown this once, and lets whoever was locked out try again.</summary>
    public async Task<IActionResult> OnPostPasswordAsync()
    {
        string password = InitialPassword.Create();
        await accounts.SetPasswordAsync(User.Actor(), Account!.Name, password, mustChange: true);
        await attempts.ClearAsync(Account.Name);
        Password = new NewSecret("新的初始密码", password);
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(Task<AccountChange> change, string done)
    {
        if (await change == AccountChange.LastAdministrator)
        {
            Complaint = "这是唯一可用的管理员，不能停用或改成坐席。请先添加另一位管理员。";
            return Page();
        }

        TempData["Message"] = done;
        return RedirectToPage(new { Name });
    }
}
