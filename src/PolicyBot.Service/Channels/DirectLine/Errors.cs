namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Refusals in Direct Line's shape: <c>{"error": {"code", "message"}}</c>.</summary>
internal static class Errors
{
    // DirectLineJS takes the seconds of Retry-After for milliseconds.
    private const string RetryAfterMilliseconds = "5000";

    /// <summary>A refusal.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The kind, for programs.</param>
    /// <param name="message">What is wrong and what to do, for people.</param>
    public static IResult Refuse(int status, string code, string message) =>
        TypedResults.Json(new ErrorJson(new ErrorDetail(code, message)), DirectLineJson.Readable.ErrorJson, statusCode: status);

    /// <summary>The conversation ended or never was.</summary>
    public static IResult NoConversation() =>
        Refuse(StatusCodes.Status404NotFound, "ConversationNotFound", "这个对话已经结束，请重新开始。");

    /// <summary>Gives faults that come without a body the same shape.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        int status = context.Response.StatusCode;
        if (status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = RetryAfterMilliseconds;
        }

        (string code, string message) = status switch
        {
            StatusCodes.Status429TooManyRequests => ("TooManyRequests", "提问太快了，请等一分钟再试；着急的话请拨打 12345。"),
            StatusCodes.Status404NotFound => ("NotFound", "没有这个地址。"),
            StatusCodes.Status405MethodNotAllowed => ("MethodNotAllowed", "这个地址不接受这种请求。"),
            StatusCodes.Status413PayloadTooLarge => ("MessageSizeTooBig", "消息太大了，请缩短后再发。"),
            >= StatusCodes.Status500InternalServerError => ("ServiceError", "暂时出了问题，请稍后再试；着急的话请拨打 12345。"),
            _ => ("BadArgument", "这个请求看不懂。"),
        };
        return Refuse(status, code, message).ExecuteAsync(context);
    }
}

/// <summary>A refusal's body.</summary>
internal sealed record ErrorJson(ErrorDetail Error);

/// <summary>What is wrong.</summary>
internal sealed record ErrorDetail(string Code, string Message);
