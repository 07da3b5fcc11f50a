namespace PolicyBot.Service.Pages.Admin.Accounts;

/// <summary>Something that is shown this once.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">The secret.</param>
internal sealed record NewSecret(string Title, string Text);
