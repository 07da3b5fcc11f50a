using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Hosting;

namespace PolicyBot.Service.Pages.Account;

/// <summary>Where somebody sets another password of their own.</summary>
[EnableRateLimiting(SignInLimits.Policy)]
internal sealed class PasswordModel(AccountStore accounts, SignIn signIn) : PageModel
{
    /// <summary>Why it did not work, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Sets the password; other sessions of the account end, this one goes on.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? current, [FromForm] string? password, [FromForm] string? again)
    {
        if (accounts.Find(User.Actor()) is not { } account)
        {
            return Challenge(Session.Scheme);
        }

        password ??= "";
        Complaint = password != again ? "两次输入的新密码不一样。"
            : password == current ? "新密码和现在的一样。"
            : AccountRules.PasswordComplaint(password, account.Name)
            ?? (await signIn.ConfirmAsync(account, current, QuestionLimits.AddressOf(HttpContext) ?? "") ? null : "现在的密码不对。");
        if (Complaint is not null)
        {
            return Page();
        }

        await accounts.SetPasswordAsync(account.Name, account.Name, password, mustChange: false);
        await HttpContext.SignInAsync(Session.Scheme, Session.Of(accounts.Find(account.Name)!));
        TempData["Message"] = "密码已修改。";
        return LocalRedirect(StaffMenu.Home(account.Role));
    }
}
