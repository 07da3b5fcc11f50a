using System.Text.Json;

namespace PolicyBot.Service.Api;

/// <summary>What stands in a batch's output for a line that could not be processed.</summary>
/// <param name="Id">The line's identity as it came, or null where it could not be read.</param>
/// <param name="Error">What is wrong and what to do.</param>
internal sealed record BrokenLine(JsonElement? Id, string Error);
