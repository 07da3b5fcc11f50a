using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>Where administrators begin.</summary>
internal sealed class OverviewModel : PageModel;
