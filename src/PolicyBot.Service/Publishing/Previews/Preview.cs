using System.Globalization;
using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>What a publication would change, as far as it is known at a moment.</summary>
/// <param name="Id">Its identity, in addresses; not to be guessed.</param>
/// <param name="Plan">The publication.</param>
/// <param name="Revision">The revision that it is compared with.</param>
internal sealed record Preview(string Id, PublicationPlan Plan, long Revision)
{
    /// <summary>How many golden questions there are.</summary>
    public int Questions { get; init; }

    /// <summary>How many of them have been answered.</summary>
    public int Answered { get; init; }

    /// <summary>How the golden questions fare; null until all are answered.</summary>
    public GoldenComparison? Golden { get; init; }

    /// <summary>How many of the articles have been compared with what would be live.</summary>
    public int Compared { get; init; }

    /// <summary>What the articles do to others; null until all are compared.</summary>
    public ContentComparison? Contents { get; init; }

    /// <summary>Why it came to nothing, in Chinese; null while it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>How long it took to answer the golden questions.</summary>
    public TimeSpan GoldenTime { get; init; }

    /// <summary>How long all of it took.</summary>
    public TimeSpan WholeTime { get; init; }

    /// <summary>Whether nothing more is coming.</summary>
    public bool IsFinished => Contents is not null || Problem is not null;

    /// <summary>A time as the page shows it: 3.4.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
