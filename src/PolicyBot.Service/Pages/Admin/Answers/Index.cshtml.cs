using Microsoft.AspNetCore.Mvc;
using PolicyBot.Answers;
using PolicyBot.Service.GivenAnswers;

namespace PolicyBot.Service.Pages.Admin.Answers;

/// <summary>Every answer that was given: filtered, page by page.</summary>
internal sealed class AnswersModel(AnswerHistory history, TimeProvider time) : HistoryModel
{
    /// <summary>The kind of answer, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public AnswerKind? Kind { get; set; }

    /// <summary>The channel, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>The answers of this page.</summary>
    public IReadOnlyList<KeptAnswer> Rows { get; private set; } = [];

    /// <summary>The channels there are.</summary>
    public IReadOnlyList<string> Channels => history.Channels();

    /// <inheritdoc/>
    public override string WordsLabel => "问题或回答含";

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string? Value)> Choice => [("kind", Kind?.ToString()), ("channel", Channel)];

    /// <summary>One page of answers.</summary>
    public void OnGet()
    {
        AnswerFilter filter = new(
            Kind?.ToString(), Given(Channel), Given(Words), From is { } from ? time.StartOf(from) : null, To is { } to ? time.EndOf(to) : null);
        IReadOnlyList<KeptAnswer> rows = history.Read(filter, Before ?? long.MaxValue, PageSize + 1);
        Rows = [.. rows.Take(PageSize)];
        Last = rows.Count > PageSize ? Rows[^1].Number : null;
    }
}
