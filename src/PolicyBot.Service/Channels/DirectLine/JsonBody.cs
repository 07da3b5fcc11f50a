using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PolicyBot.Service.Api;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Reads a request's body, of limited size and depth.</summary>
internal static class JsonBody
{
    private const int MaxBytes = 32 * 1024;

    /// <summary>Reads a value.</summary>
    /// <returns>The value, null where the body is empty and may be; or the refusal.</returns>
    public static async Task<(T? Value, IResult? Refusal)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, bool mayBeEmpty, CancellationToken cancellation)
        where T : class
    {
        ReadResult body = await request.BodyReader.ReadAtLeastAsync(MaxBytes + 1, cancellation);
        try
        {
            if (body.Buffer.Length > MaxBytes)
            {
                return (null, Errors.Refuse(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "消息太大了，请缩短后再发。"));
            }

            return (body.Buffer.IsEmpty && mayBeEmpty ? null : body.Buffer.ReadJson(type), null);
        }
        catch (JsonException)
        {
            return (null, Errors.Refuse(StatusCodes.Status400BadRequest, "BadSyntax", "请求不是有效的 JSON。"));
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.Buffer.End);
        }
    }
}
