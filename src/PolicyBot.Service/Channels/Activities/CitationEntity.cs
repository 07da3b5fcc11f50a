using System.Text.Json.Serialization;
using PolicyBot.Answers;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.Activities;

/// <summary>The citations of a message as Teams and Web Chat show them: schema.org claims numbered as the text numbers them.</summary>
/// <param name="Citation">The claims.</param>
internal sealed record CitationEntity(IReadOnlyList<Claim> Citation)
{
    /// <summary>What the entity is.</summary>
    public string Type { get; } = "https://schema.org/Message";

    /// <summary>The same for JSON-LD.</summary>
    [JsonPropertyName("@type")]
    public string LinkedType { get; } = "Message";

    /// <summary>Where the names are explained.</summary>
    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    /// <summary>The message itself: always empty.</summary>
    [JsonPropertyName("@id")]
    public string LinkedId { get; } = "";

    /// <summary>The entity for the passages that a reply cites, or null where it cites none.</summary>
    public static CitationEntity? For(IReadOnlyList<CitedPassage> citations, Links links) =>
        citations.Count == 0 ? null : new([.. citations.Select((passage, i) => new Claim(i + 1, CitedDocument.Of(passage, links)))]);
}

/// <summary>One citation.</summary>
/// <param name="Position">Its number in the text, counted from 1.</param>
/// <param name="Appearance">What is cited.</param>
internal sealed record Claim(int Position, CitedDocument Appearance)
{
    /// <summary>What it is for JSON-LD.</summary>
    [JsonPropertyName("@type")]
    public string LinkedType { get; } = "Claim";
}

/// <summary>An article that is cited, in the lengths that Teams allows.</summary>
/// <param name="Name">Its title, at most 80 characters.</param>
/// <param name="Abstract">The beginning of the passage, at most 160 characters.</param>
/// <param name="Url">The article at the passage, or null where there is no page to open.</param>
/// <param name="Text">The passage, shown by Web Chat where there is no page to open; otherwise null.</param>
/// <param name="Keywords">Publisher, date and place, each at most 28 characters.</param>
internal sealed record CitedDocument(string Name, string Abstract, string? Url, string? Text, IReadOnlyList<string> Keywords)
{
    private const int MaxName = 80;
    private const int MaxAbstract = 160;
    private const int MaxKeyword = 28;

    /// <summary>What it is for JSON-LD.</summary>
    [JsonPropertyName("@type")]
    public string LinkedType { get; } = "DigitalDocument";

    /// <summary>The document of a passage.</summary>
    public static CitedDocument Of(CitedPassage passage, Links links)
    {
        string? url = links.To(passage);
        return new CitedDocument(
            Shorten(passage.Title, MaxName),
            Shorten(Source.Sentence(passage) ?? passage.Text, MaxAbstract),
            url,
            url is null ? Markdown.Escape($"{Source.Title(passage)}\n{passage.Text}") : null,
            [.. Pages.Facts.Of(passage).Take(3).Select(fact => Shorten(fact, MaxKeyword))]);
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 2]) ? text[..(length - 2)] + "…" : text[..(length - 1)] + "…";
}
