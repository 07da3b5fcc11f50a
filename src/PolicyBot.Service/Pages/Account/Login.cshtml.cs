using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Hosting;

namespace PolicyBot.Service.Pages.Account;

/// <summary>Where those who work here sign in.</summary>
[EnableRateLimiting(SignInLimits.Policy)]
internal sealed class LoginModel(SignIn signIn) : PageModel
{
    /// <summary>The name as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where to go then.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Why it did not work, or null. The same for every reason but having to wait.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whoever is signed in goes on.</summary>
    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } && Enum.TryParse(User.FindFirst(System.Security.Claims.ClaimTypes.Role)?.Value, out Role role)
        ? LocalRedirect(StaffMenu.Home(role))
        : Page();

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? password)
    {
        (Service.Accounts.Account? account, TimeSpan wait) = await signIn.TryAsync(Name, password, QuestionLimits.AddressOf(HttpContext) ?? "");
        if (account is null)
        {
            Complaint = wait > TimeSpan.Zero
                ? $"连续多次不对，请 {Math.Ceiling(wait.TotalMinutes)} 分钟后再试；忘了密码请找管理员重设。"
                : $"用户名或密码不对。连续 {SignInAttempts.Free} 次不对要等几分钟再试；忘了密码请找管理员重设。";
            return Page();
        }

        await HttpContext.SignInAsync(Session.Scheme, Session.Of(account));
        return LocalRedirect(account.MustChangePassword ? "/account/password" : Url.IsLocalUrl(Next) ? Next : StaffMenu.Home(account.Role));
    }
}
