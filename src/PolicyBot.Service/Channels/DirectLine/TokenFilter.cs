namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Lets only callers through whose token holds, for the conversation that the address names.</summary>
/// <param name="tokens">Checks tokens.</param>
internal sealed class TokenFilter(Tokens tokens) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        string header = request.Headers.Authorization.ToString();
        string token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        TokenState state = tokens.Check(token, TokenUse.Call, out TokenClaims? claims);
        if (Complaint(state, claims, request.RouteValues["id"] as string) is { } complaint)
        {
            return complaint;
        }

        context.Arguments.OfType<Caller>().Single().Claims = claims!;
        return await next(context);
    }

    /// <summary>The refusal of a token, or null where it holds.</summary>
    /// <param name="state">What became of checking it.</param>
    /// <param name="claims">What it says.</param>
    /// <param name="conversation">The conversation that it must be for; null for any.</param>
    public static IResult? Complaint(TokenState state, TokenClaims? claims, string? conversation) => state switch
    {
        TokenState.Forged => Errors.Refuse(StatusCodes.Status401Unauthorized, "Unauthorized", "没有有效的令牌，请重新打开页面。"),
        TokenState.Expired => Errors.Refuse(StatusCodes.Status403Forbidden, "TokenExpired", "令牌已过期，请重新打开页面。"),
        _ => conversation is null || conversation == claims!.Conv
            ? null
            : Errors.Refuse(StatusCodes.Status403Forbidden, "BadArgument", "令牌不是这个对话的。"),
    };

    /// <summary>Who calls; known to a handler when the filter has let the call through.</summary>
    internal sealed class Caller
    {
        /// <summary>What the token says.</summary>
        public TokenClaims Claims { get; set; } = null!;

        /// <summary>Makes one for each call, for the filter to fill.</summary>
        public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(new Caller());
    }
}
