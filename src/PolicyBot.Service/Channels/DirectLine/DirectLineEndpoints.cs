using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Conversations.Rendering;
using PolicyBot.Service.Hosting;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Direct Line 3.0 under <c>/v3/directline</c>: tokens, conversations, activities and their stream.</summary>
internal static partial class DirectLineEndpoints
{
    /// <summary>Where everything begins.</summary>
    public const string Path = "/v3/directline";

    /// <summary>Maps the endpoints.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder all = routes.MapGroup(Path).RequireCors(DirectLineServices.CorsPolicy);
        all.MapPost("/tokens/generate", GenerateAsync).RequireRateLimiting(QuestionLimits.Policy);
        all.MapGet("/conversations/{id}/stream", StreamEndpoint.RunAsync);

        RouteGroupBuilder calls = all.MapGroup("").AddEndpointFilter<TokenFilter>();
        calls.MapPost("/tokens/refresh", Refresh);
        calls.MapPost("/conversations", StartAsync).RequireRateLimiting(QuestionLimits.Policy);
        calls.MapGet("/conversations/{id}", Reconnect);
        calls.MapGet("/conversations/{id}/activities", Poll);
        calls.MapPost("/conversations/{id}/activities", ReceiveAsync).RequireRateLimiting(QuestionLimits.Policy);
        calls.MapPost("/conversations/{id}/upload", RefuseFileAsync).RequireRateLimiting(QuestionLimits.Policy);
    }

    private static async Task<IResult> GenerateAsync(HttpRequest request, Tokens tokens, IOptions<DirectLineOptions> options, CancellationToken cancellation)
    {
        (TokenRequest? asked, IResult? refusal) = await JsonBody.ReadAsync(request, DirectLineJson.Readable.TokenRequest, mayBeEmpty: true, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        string user = asked?.User?.Id is { Length: > 0 } named ? named : "dl_" + Unguessable();
        return UserId().IsMatch(user)
            ? Conversation(StatusCodes.Status200OK, new TokenClaims(Unguessable(), user, TokenUse.Call, 0, Started: false), tokens, options.Value, null)
            : Errors.Refuse(StatusCodes.Status400BadRequest, "BadArgument", "user.id 应以 dl_ 开头，只含字母、数字、点、横线，最多 64 个字符。");
    }

    /// <summary>A page may keep a token fresh until somebody opens the conversation; one that is gone ends for the client with 404.</summary>
    private static IResult Refresh(TokenFilter.Caller caller, Tokens tokens, DirectLineStore store, IOptions<DirectLineOptions> options)
    {
        bool isStarted = store.Exists(caller.Claims.Conv);
        return isStarted || !caller.Claims.Started
            ? Conversation(StatusCodes.Status200OK, caller.Claims with { Started = isStarted }, tokens, options.Value, null)
            : Errors.NoConversation();
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, TokenFilter.Caller caller, Tokens tokens, DirectLineChannel channel, LinkSource links, IOptions<DirectLineOptions> options, CancellationToken cancellation)
    {
        bool isNew = await channel.StartAsync(caller.Claims, links.For(request), cancellation);
        TokenClaims started = caller.Claims with { Started = true };
        return Conversation(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, started, tokens, options.Value, StreamEndpoint.AddressOf(request, started, tokens, 0));
    }

    private static IResult Reconnect(
        HttpRequest request, TokenFilter.Caller caller, Tokens tokens, DirectLineStore store, IOptions<DirectLineOptions> options, string? watermark) =>
        !Watermark.TryParse(watermark, out long number) ? BadWatermark()
        : store.Exists(caller.Claims.Conv)
            ? Conversation(
                StatusCodes.Status200OK, caller.Claims with { Started = true }, tokens, options.Value, StreamEndpoint.AddressOf(request, caller.Claims, tokens, number))
            : Errors.NoConversation();

    private static IResult Poll(TokenFilter.Caller caller, DirectLineStore store, string? watermark) =>
        !Watermark.TryParse(watermark, out long number) ? BadWatermark()
        : store.Exists(caller.Claims.Conv) ? TypedResults.Bytes(store.After(caller.Claims.Conv, number).ToJson(), "application/json; charset=utf-8")
        : Errors.NoConversation();

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, TokenFilter.Caller caller, DirectLineStore store, DirectLineChannel channel, LinkSource links, CancellationToken cancellation)
    {
        (IncomingActivity? activity, IResult? refusal) = await JsonBody.ReadAsync(request, DirectLineJson.Readable.IncomingActivity, mayBeEmpty: false, cancellation);
        return refusal is not null ? refusal
            : activity?.Type is not { Length: > 0 } ? Errors.Refuse(StatusCodes.Status400BadRequest, "MissingProperty", "活动缺少 type。")
            : !store.Exists(caller.Claims.Conv) ? Errors.NoConversation()
            : Accepted(await channel.ReceiveAsync(caller.Claims, QuestionLimits.AddressOf(request.HttpContext), activity, links.For(request), cancellation));
    }

    // The body is left unread: what it holds is not wanted.
    private static async Task<IResult> RefuseFileAsync(
        HttpRequest request, TokenFilter.Caller caller, DirectLineStore store, DirectLineChannel channel, LinkSource links)
    {
        if (!store.Exists(caller.Claims.Conv))
        {
            return Errors.NoConversation();
        }

        await channel.RefuseFileAsync(caller.Claims, links.For(request));
        return Errors.Refuse(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "这里还看不了图片和文件，请用文字提问。");
    }

    private static JsonHttpResult<ConversationJson> Conversation(int status, TokenClaims claims, Tokens tokens, DirectLineOptions options, string? streamUrl)
    {
        string token = tokens.Issue(TokenUse.Call, claims.Conv, claims.User, options.TokenLifetime, claims.Started);
        return TypedResults.Json(
            new ConversationJson(claims.Conv, token, (int)options.TokenLifetime.TotalSeconds, streamUrl), DirectLineJson.Readable.ConversationJson, statusCode: status);
    }

    private static JsonHttpResult<ResourceJson> Accepted(string id) => TypedResults.Json(new ResourceJson(id), DirectLineJson.Readable.ResourceJson);

    private static IResult BadWatermark() => Errors.Refuse(StatusCodes.Status400BadRequest, "BadArgument", "watermark 应是上一次收到的数字。");

    private static string Unguessable() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    [GeneratedRegex(@"^dl_[A-Za-z0-9._-]{1,61}\z")]
    private static partial Regex UserId();
}
