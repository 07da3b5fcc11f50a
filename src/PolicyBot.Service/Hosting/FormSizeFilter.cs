using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PolicyBot.Service.Hosting;

/// <summary>
/// Tells a form that is too large as such. It is read here, behind the limits that a page sets and before the check of where it came from, which takes
/// any form that it cannot read for a forged one.
/// </summary>
internal sealed class FormSizeFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Between the attributes of limits (900) and the antiforgery check (1000).</summary>
    public int Order => 950;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        HttpContext http = context.HttpContext;
        // The page that tells it is run for the same request.
        if (!http.Request.HasFormContentType || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return;
        }

        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            context.Result = new StatusCodeResult(fault.StatusCode);
        }
        catch (NotSupportedException)
        {
            // Letters that .NET reads no more, as UTF-7. Whoever tells it must not try to read them again.
            http.Request.ContentType = null;
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
        }
        catch (IOException)
        {
            // The client is gone, or sent nonsense: what comes next finds out.
        }
    }
}
