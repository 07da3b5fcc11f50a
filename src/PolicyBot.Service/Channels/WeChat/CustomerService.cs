using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>
/// Sends texts that nobody waits for any more, by the customer-service message API. Thread-safe. The access token is the stable
/// one, which all nodes of a deployment share at the platform's side.
/// </summary>
internal sealed partial class CustomerService : IDisposable
{
    private const int Busy = -1;
    private const int NoPermission = 48001;

    private readonly HttpClient _http;
    private readonly WeChatOptions _options;
    private readonly ILogger<CustomerService> _logger;
    private readonly CachedToken _token;
    private readonly ResiliencePipeline<WeChatApiAnswer> _patience;
    private volatile bool _isForbidden;

    /// <summary>Makes the client.</summary>
    /// <param name="http">Sends.</param>
    /// <param name="options">The account.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of refusals: codes, never tokens, names or words.</param>
    public CustomerService(HttpClient http, WeChatOptions options, TimeProvider time, ILogger<CustomerService> logger)
    {
        _http = http;
        _options = options;
        _logger = logger;
        _token = new(FetchTokenAsync, time);
        _patience = new ResiliencePipelineBuilder<WeChatApiAnswer>()
            .AddRetry(new RetryStrategyOptions<WeChatApiAnswer>
            {
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnotherTry(attempt)),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Whether a late answer can be sent at all: the account has a secret, and has not been told that it may not.</summary>
    public bool IsAvailable => _options.CanSend && !_isForbidden;

    /// <summary>Sends a text to a follower.</summary>
    /// <param name="user">The follower's openid.</param>
    /// <param name="text">The text, within the platform's length.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the platform took it; where not, the reason is in the log.</returns>
    public async Task<bool> TrySendAsync(string user, string text, CancellationToken cancellation) =>
        await SendAsync(user, text, cancellation) is null;

    /// <summary>Sends a text to a follower.</summary>
    /// <param name="user">The follower's openid.</param>
    /// <param name="text">The text, within the platform's length.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null where the platform took it; otherwise why not, in Chinese, for people who are not technicians.</returns>
    public async Task<string?> SendAsync(string user, string text, CancellationToken cancellation)
    {
        CustomerMessage message = new(user, "text", new(text));
        try
        {
            WeChatApiAnswer answer = await _patience.ExecuteAsync(token => PostMessageAsync(message, token), cancellation);
            if (answer.ErrorCode != 0)
            {
                _isForbidden |= answer.ErrorCode == NoPermission;
                LogRefused(_logger, answer.ErrorCode, Advice(answer.ErrorCode));
            }

            return Reason(answer.ErrorCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Not the fault itself: its text could hold the address with the token.
            LogUnreachable(_logger, fault is HttpRequestException ? fault.Message : fault.GetType().Name);
            return "连不上微信";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _token.Dispose();

    private async ValueTask<WeChatApiAnswer> PostMessageAsync(CustomerMessage message, CancellationToken cancellation)
    {
        string token = await _token.GetAsync(cancellation);
        WeChatApiAnswer answer = await PostAsync(
            $"cgi-bin/message/custom/send?access_token={Uri.EscapeDataString(token)}", message, WeChatApiJson.Readable.CustomerMessage, cancellation);
        if (IsTokenFault(answer.ErrorCode))
        {
            _token.Reject(token);
        }

        return answer;
    }

    private async Task<IssuedToken> FetchTokenAsync(CancellationToken cancellation)
    {
        StableTokenRequest request = new("client_credential", _options.AppId!, _options.AppSecret!, ForceRefresh: false);
        WeChatApiAnswer answer = await PostAsync("cgi-bin/stable_token", request, WeChatApiJson.Readable.StableTokenRequest, cancellation);
        return answer is { AccessToken: { Length: > 0 } token, ExpiresIn: > 0 }
            ? new(token, TimeSpan.FromSeconds(answer.ExpiresIn))
            : throw new HttpRequestException(
                $"No access token was given: {answer.ErrorCode}, {Advice(answer.ErrorCode)}",
                null,
                answer.ErrorCode == Busy ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Forbidden);
    }

    private async Task<WeChatApiAnswer> PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        // The platform reads no chunked bodies, so the length has to be known.
        using ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        using HttpResponseMessage response = await _http.PostAsync(new Uri(new Uri(_options.ApiBase.AbsoluteUri.TrimEnd('/') + "/"), path), content, cancellation);
        response.EnsureSuccessStatusCode();
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellation);
        return JsonSerializer.Deserialize(answer, WeChatApiJson.Readable.WeChatApiAnswer) ?? throw new JsonException("The API answered with nothing.");
    }

    /// <summary>Once more for a token that is no longer taken; several times where the platform or the way to it fails.</summary>
    private static bool IsWorthAnotherTry(RetryPredicateArguments<WeChatApiAnswer> attempt) => attempt.Outcome switch
    {
        { Result: { } answer } => answer.ErrorCode == Busy || (IsTokenFault(answer.ErrorCode) && attempt.AttemptNumber == 0),
        { Exception: HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } } => true,
        { Exception: OperationCanceledException } => !attempt.Context.CancellationToken.IsCancellationRequested,
        _ => false,
    };

    private static bool IsTokenFault(int code) => code is 40001 or 40014 or 42001;

    private static string Advice(int code) => code switch
    {
        Busy => "the platform is busy",
        40001 or 40014 or 42001 => "the access token is not taken even after renewing it; does another program use the account with the older token API?",
        40003 => "the openid is not one of this account",
        40013 => "WeChat:AppId is not an account's",
        40125 => "WeChat:AppSecret is wrong or was reset",
        40164 => "this server's address is not in the account's list of addresses (IP白名单)",
        43004 => "the person no longer follows the account",
        45002 => "the text is too long",
        45009 => "the account's quota for today is used up",
        45015 => "the person wrote too long ago",
        45047 => "too many messages since the person wrote",
        NoPermission => "the account is not verified for customer-service messages; late answers are offered by 回复 1 from now on",
        _ => "see the platform's list of return codes",
    };

    private static string? Reason(int code) => code switch
    {
        0 => null,
        43004 => "居民已取消关注公众号",
        45015 => "居民超过 48 小时没有发消息，微信不允许主动发送；居民再发消息时会补发",
        45047 => "居民发消息后，主动发送的条数已到微信的上限；居民再发消息时会补发",
        NoPermission => "公众号没有客服消息权限，请联系管理员",
        _ => string.Create(CultureInfo.InvariantCulture, $"微信没有接收（代码 {code}）"),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeChat refused a late answer: {Code}, {Advice}")]
    private static partial void LogRefused(ILogger logger, int code, string advice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A late answer could not be sent to WeChat: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string reason);
}
