using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Publishing.Uploads;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>How far an upload is, and what its files became.</summary>
internal sealed class UploadModel(UploadQueue uploads) : PageModel
{
    /// <summary>The upload; null where it is forgotten, as after a restart.</summary>
    public UploadBatch? Batch { get; private set; }

    /// <summary>Shows the page.</summary>
    public void OnGet(string id) => Batch = uploads.Find(id);

    /// <summary>The part of the page that changes.</summary>
    public IActionResult OnGetProgress(string id) => uploads.Find(id) is { } batch ? Partial("_UploadProgress", batch) : NotFound();
}
