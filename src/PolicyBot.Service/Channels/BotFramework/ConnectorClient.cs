using System.Net;
using System.Net.Http.Headers;
using PolicyBot.Service.Channels.Activities;
using Polly;
using Polly.Retry;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Sends replies to a channel by the Connector API. Thread-safe.</summary>
internal sealed class ConnectorClient : IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly CachedToken? _token;
    private readonly ResiliencePipeline<HttpResponseMessage> _patience;

    /// <summary>Makes the client.</summary>
    /// <param name="http">Sends; must not follow redirects, which could lead off the allowed hosts with our token.</param>
    /// <param name="options">The registration; without an app id nothing is proved to the channel.</param>
    /// <param name="time">The clock.</param>
    public ConnectorClient(HttpClient http, BotFrameworkOptions options, TimeProvider time)
    {
        _http = http;
        _token = options.HasAppId ? new CachedToken(cancellation => FetchTokenAsync(options, cancellation), time) : null;
        _patience = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnotherTry(attempt)),
                MaxRetryAttempts = Attempts - 1,
                Delay = TimeSpan.FromMilliseconds(400),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = LongestWait,
                DelayGenerator = attempt => ValueTask.FromResult(AskedDelay(attempt.Outcome.Result)),
            })
            .Build();
    }

    /// <summary>Sends a reply, several times where the channel or the way to it fails.</summary>
    /// <param name="service">The channel's address, proved and allowed, with a final slash.</param>
    /// <param name="conversation">The conversation's identity.</param>
    /// <param name="activity">The reply.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HttpRequestException">The channel did not take it.</exception>
    public async Task SendAsync(Uri service, string conversation, Activity activity, CancellationToken cancellation)
    {
        string path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        Uri address = new(service, activity.ReplyToId is { Length: > 0 } id ? $"{path}/{Uri.EscapeDataString(id)}" : path);
        using HttpResponseMessage response = await _patience.ExecuteAsync(token => TrySendAsync(address, activity, token), cancellation);
        // 200, 201 or 202, sometimes with the new activity's id, sometimes empty: nothing of it is needed.
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The channel refused a reply with status {(int)response.StatusCode}.", null, response.StatusCode);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _token?.Dispose();

    private async ValueTask<HttpResponseMessage> TrySendAsync(Uri address, Activity activity, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(activity, BotFrameworkJson.Limited.Activity),
        };
        string? token = _token is null ? null : await _token.GetAsync(cancellation);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        HttpResponseMessage response = await _http.SendAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            _token!.Reject(token);
        }

        return response;
    }

    private async Task<IssuedToken> FetchTokenAsync(BotFrameworkOptions options, CancellationToken cancellation)
    {
        using FormUrlEncodedContent form = new(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.AppId),
            new("client_secret", options.AppPassword),
            new("scope", options.Azure.Issuer + "/.default"),
        ]);
        using HttpResponseMessage response = await _http.PostAsync(options.Tokens, form, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"The token endpoint answered with status {(int)response.StatusCode}; are BotFramework:AppId, AppPassword and TenantId right?",
                null,
                response.StatusCode);
        }

        TokenResponse? issued = await response.Content.ReadFromJsonAsync(OpenIdJson.Default.TokenResponse, cancellation);
        return issued is { AccessToken: { Length: > 0 } token, ExpiresIn: > 0 }
            ? new(token, TimeSpan.FromSeconds(issued.ExpiresIn))
            : throw new HttpRequestException("The token endpoint gave no token.");
    }

    private static bool IsWorthAnotherTry(RetryPredicateArguments<HttpResponseMessage> attempt) => attempt.Outcome switch
    {
        { Exception: HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } } => true,
        { Exception: OperationCanceledException } => !attempt.Context.CancellationToken.IsCancellationRequested,
        { Result.StatusCode: HttpStatusCode.Unauthorized } => attempt.AttemptNumber == 0,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    private static TimeSpan? AskedDelay(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter?.Delta is { } asked ? (asked < LongestWait ? asked : LongestWait) : null;
}
