using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Pages.Admin.Accounts;

/// <summary>The keys of scripts.</summary>
internal sealed class KeysModel(ApiKeyStore keys) : PageModel
{
    /// <summary>All keys, the newest first.</summary>
    public IReadOnlyList<ApiKey> Keys => keys.List();

    /// <summary>The key that was just made, or null.</summary>
    public NewSecret? Key { get; private set; }

    /// <summary>Why none was made, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Makes a key, and shows it this once.</summary>
    public async Task OnPostAsync([FromForm] string? name, [FromForm] Role? role)
    {
        name = (name ?? "").Trim();
        if (name.Length is 0 or > ApiKeyStore.LongestName || name.Any(char.IsControl) || role is null)
        {
            Complaint = $"请用 1 到 {ApiKeyStore.LongestName} 个字写明用途，并选择角色。";
            return;
        }

        Key = new NewSecret($"{name} 的密钥", await keys.CreateAsync(User.Actor(), name, role.Value));
    }

    /// <summary>Revokes a key.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(long number)
    {
        TempData["Message"] = await keys.RevokeAsync(User.Actor(), number) ? "密钥已吊销。" : "没有这个密钥，或者已经吊销。";
        return RedirectToPage();
    }
}
