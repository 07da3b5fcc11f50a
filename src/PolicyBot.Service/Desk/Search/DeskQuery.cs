using System.Globalization;
using PolicyBot.Search;

namespace PolicyBot.Service.Desk.Search;

/// <summary>What a member of staff looks for, as an address says it; what is empty narrows nothing.</summary>
internal sealed record DeskQuery
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    /// <summary>The words.</summary>
    public string? Q { get; init; }

    /// <summary>The place that articles hold for, as they state it.</summary>
    public string? Place { get; init; }

    /// <summary>The year in which articles were published.</summary>
    public int? Year { get; init; }

    /// <summary>The publisher, as articles state it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The topic, as articles state it.</summary>
    public string? Topic { get; init; }

    /// <summary>The words without what surrounds them.</summary>
    public string Words => (Q ?? "").Trim();

    /// <summary>The filter; null where nothing is narrowed.</summary>
    public SearchFilter? Filter()
    {
        SearchFilter filter = new()
        {
            Regions = One(Place),
            Publishers = One(Publisher),
            Topics = One(Topic),
            From = Year is { } from and >= FirstYear and <= LastYear ? new DateOnly(from, 1, 1) : null,
            Until = Year is { } until and >= FirstYear and <= LastYear ? new DateOnly(until, 12, 31) : null,
        };
        return filter == new SearchFilter() ? null : filter;
    }

    /// <summary>The query as an address.</summary>
    public string ToAddress() => "/desk" + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Words,
        ["place"] = Place,
        ["year"] = Year?.ToString(CultureInfo.InvariantCulture),
        ["publisher"] = Publisher,
        ["topic"] = Topic,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    private static HashSet<string>? One(string? value) => string.IsNullOrEmpty(value) ? null : [value];
}
