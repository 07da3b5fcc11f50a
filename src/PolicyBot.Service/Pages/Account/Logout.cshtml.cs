using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Pages.Account;

/// <summary>The way out, by a button: a link on another page must not be able to do it.</summary>
internal sealed class LogoutModel : PageModel
{
    /// <summary>There is nothing to read here.</summary>
    public IActionResult OnGet() => RedirectToPage("Login");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(Session.Scheme);
        return RedirectToPage("Login");
    }
}
