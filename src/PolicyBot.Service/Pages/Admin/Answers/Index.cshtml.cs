using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Answers;
using PolicyBot.Service.GivenAnswers;

namespace PolicyBot.Service.Pages.Admin.Answers;

/// <summary>Every answer that was given: filtered, page by page.</summary>
internal sealed class AnswersModel(AnswerHistory history, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    /// <summary>What the question or the answer contains.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>The kind of answer, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public AnswerKind? Kind { get; set; }

    /// <summary>The channel, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>The first day, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>The last day, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The number of the answer that the page comes before; null for the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The answers of this page.</summary>
    public IReadOnlyList<KeptAnswer> Rows { get; private set; } = [];

    /// <summary>Whether earlier answers follow.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The channels there are.</summary>
    public IReadOnlyList<string> Channels => history.Channels();

    /// <summary>One page of answers.</summary>
    public void OnGet()
    {
        AnswerFilter filter = new(
            Kind?.ToString(), Given(Channel), Given(Words), From is { } from ? time.StartOf(from) : null, To is { } to ? time.EndOf(to) : null);
        IReadOnlyList<KeptAnswer> rows = history.Read(filter, Before ?? long.MaxValue, PageSize + 1);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>The filter as the parameters of an address.</summary>
    /// <param name="before">Where the page begins; null for the newest.</param>
    public Dictionary<string, string> Address(long? before) => new (string Name, string? Value)[]
    {
        ("words", Given(Words)), ("kind", Kind?.ToString()), ("channel", Given(Channel)), ("from", Day(From)), ("to", Day(To)),
        ("before", before?.ToString(CultureInfo.InvariantCulture)),
    }.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value!);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
