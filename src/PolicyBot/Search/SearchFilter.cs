namespace PolicyBot.Search;

/// <summary>Which articles a search may find. What is null narrows nothing; an article of which the thing asked for is unknown is left out.</summary>
public sealed record SearchFilter
{
    /// <summary>The places, as articles state them.</summary>
    public IReadOnlySet<string>? Regions { get; init; }

    /// <summary>The publishers, as articles state them.</summary>
    public IReadOnlySet<string>? Publishers { get; init; }

    /// <summary>The topics, as articles state them.</summary>
    public IReadOnlySet<string>? Topics { get; init; }

    /// <summary>First day of the period in which an article was, or can have been, published.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of that period.</summary>
    public DateOnly? Until { get; init; }
}
