using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyBot.Recognition.Models;

namespace PolicyBot.Recognition;

/// <summary>Answers requests of the command <c>recognize --batch</c>: JSON in, JSON out.</summary>
public static class RecognitionBatch
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers one request.</summary>
    /// <param name="line"><c>{"model", "Input", "Context"?: {"ReferenceDateTime"}}</c>; without a reference, times are taken from 1 January 2000.</param>
    /// <returns><c>{"Results": [{"Text", "TypeName", "Resolution", "Start", "End"}…]}</c>.</returns>
    /// <exception cref="FormatException">The line is no such request; the message says why.</exception>
    public static string Answer(string line)
    {
        (string model, string input, DateTime reference) = ReadRequest(line);
        IReadOnlyList<ModelResult> results = RecognitionModels.Parse(model, input, reference);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, results);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What stands for a request that cannot be answered: no results, and why.</summary>
    /// <param name="id">The request's own identity; null where it has none.</param>
    /// <param name="error">Why, for the asker.</param>
    public static string Unprocessed(JsonElement? id, string error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            writer.WriteRawValue(id?.GetRawText() ?? "null");
            writer.WriteString("error", error);
            writer.WriteStartArray("Results");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static (string Model, string Input, DateTime Reference) ReadRequest(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string model = Text(root, "model");
            string input = Text(root, "Input");
            DateTime reference = new(2000, 1, 1);
            if (root.TryGetProperty("Context", out JsonElement context) && context.ValueKind == JsonValueKind.Object
                && context.TryGetProperty("ReferenceDateTime", out JsonElement time) && time.ValueKind == JsonValueKind.String)
            {
                reference = DateTime.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime stated)
                    ? stated
                    : throw new FormatException($"ReferenceDateTime 应是形如 2020-05-01T08:00:00 的时间，不是 {time}。");
            }

            return (model, input, reference);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("应是一个识别请求，形如 {\"model\": \"NumberModel\", \"Input\": \"文字\"}。", exception);
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"识别请求里缺少文字 {name}。");

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<ModelResult> results)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("Results");
        foreach (ModelResult result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("Text", result.Text);
            writer.WriteString("TypeName", result.TypeName);
            WriteResolution(writer, result);
            writer.WriteNumber("Start", result.Start);
            writer.WriteNumber("End", result.End);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResolution(Utf8JsonWriter writer, ModelResult result)
    {
        writer.WriteStartObject("Resolution");
        foreach ((string name, string? value) in result.Resolution)
        {
            writer.WriteString(name, value);
        }

        if (result.Values is { } values)
        {
            writer.WriteStartArray("values");
            foreach (IReadOnlyDictionary<string, string> reading in values)
            {
                writer.WriteStartObject();
                foreach ((string name, string value) in reading)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
