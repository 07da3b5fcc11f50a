using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PolicyBot.Answers;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Hosting;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Api;

/// <summary><c>POST /api/ask</c>: one question, one answer.</summary>
internal static partial class AskEndpoint
{
    /// <summary>The longest request body: the longest question with the longest history, every character escaped.</summary>
    public const int MaxBodyBytes = (QuestionRules.MaxHistory + 1) * QuestionRules.MaxLength * 6;

    /// <summary>Maps the endpoint.</summary>
    public static void MapAsk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/ask", AnswerAsync).RequireRateLimiting(QuestionLimits.Policy);

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, KnowledgeBase knowledge, AnswerLog answers, TimeProvider time, ILogger<KnowledgeBase> logger, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "请以 Content-Type: application/json 发送问题。");
        }

        ReadResult body = await request.BodyReader.ReadAtLeastAsync(MaxBodyBytes + 1, cancellation);
        QuestionJson question;
        try
        {
            if (body.Buffer.Length > MaxBodyBytes)
            {
                return Refuse(StatusCodes.Status413PayloadTooLarge, $"请求太大。问题最多 {QuestionRules.MaxLength} 字。");
            }

            question = QuestionJson.Parse(body.Buffer);
        }
        catch (JsonException fault)
        {
            return Refuse(StatusCodes.Status400BadRequest, fault.Message);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.Buffer.End);
        }

        long started = time.GetTimestamp();
        Question asked = PersonalData.Mask(question.ToQuestion());
        (Answer answer, AnswerBasis basis) = await knowledge.AnswerInTurnAsync(asked, cancellation);
        TimeSpan elapsed = time.GetElapsedTime(started);
        await answers.PostAsync(new GivenAnswer("api", asked, answer, basis, elapsed), cancellation);
        LogAnswered(logger, answer.Kind, question.Q!.Length, elapsed);
        return TypedResults.Json(AnswerJson.From(answer, question.Id), ServiceJson.Readable.AnswerJson);
    }

    private static ProblemHttpResult Refuse(int status, string detail) => TypedResults.Problem(detail, statusCode: status, title: "无法回答这个请求");

    // Never the words of the question: people write their telephone and identity numbers into it.
    [LoggerMessage(Level = LogLevel.Information, Message = "A question of {Characters} characters: {Kind} after {Elapsed}")]
    private static partial void LogAnswered(ILogger logger, AnswerKind kind, int characters, TimeSpan elapsed);
}
