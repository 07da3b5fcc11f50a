namespace PolicyBot.Service.Desk.Cases;

/// <summary>Which cases to list, as an address says it; what is unknown or empty narrows nothing.</summary>
internal sealed record CaseFilter
{
    /// <summary>The state "all": also those that need nothing any more.</summary>
    public const string All = "all";

    /// <summary>The name of a <see cref="CaseState"/>, <see cref="All"/>, or else those to which the staff owe an answer.</summary>
    public string? State { get; init; }

    /// <summary>The name of a <see cref="CaseKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The name of an <see cref="Cases.Urgency"/>.</summary>
    public string? Urgency { get; init; }

    /// <summary>Part of the place.</summary>
    public string? Place { get; init; }

    /// <summary>The topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Only those past the time that the resident was told.</summary>
    public bool Overdue { get; init; }

    /// <summary>Only those of one's own.</summary>
    public bool Mine { get; init; }

    /// <summary>The page of the list, counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The filter as the query of an address.</summary>
    /// <param name="page">The page of the list.</param>
    public string ToQuery(int page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State,
        ["kind"] = Kind,
        ["urgency"] = Urgency,
        ["place"] = Place,
        ["topic"] = Topic,
        ["overdue"] = Overdue ? "true" : null,
        ["mine"] = Mine ? "true" : null,
        ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value))).ToString();
}
