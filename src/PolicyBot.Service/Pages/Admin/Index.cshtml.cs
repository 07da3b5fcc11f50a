using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>Where administrators begin: how the service does.</summary>
internal sealed class OverviewModel(AnswerStatistics statistics, KnowledgeBase knowledge, ChinaTimeProvider time) : PageModel
{
    private const int TopicsShown = 10;

    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    /// <summary>The period, in days.</summary>
    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = Periods[1];

    /// <summary>The figures of each day, the earliest first.</summary>
    public IReadOnlyList<DayFigures> Figures { get; private set; } = [];

    /// <summary>The articles that most answers of the period rested on, with how many.</summary>
    public IReadOnlyList<(string Article, long Count)> Topics { get; private set; } = [];

    /// <summary>All questions of the period.</summary>
    public int Questions => Figures.Sum(day => day.Questions);

    /// <summary>How many of them were answered.</summary>
    public int Answered => Figures.Sum(day => day.Answered);

    /// <summary>How many of them got no answer.</summary>
    public int Unanswered => Figures.Sum(day => day.NotFound);

    /// <summary>A share for reading.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "没有问题" : string.Create(CultureInfo.InvariantCulture, $"{part} 个，{100.0 * part / whole:0.0}%");

    /// <summary>An article's title, or its id where it is no longer published.</summary>
    public string TitleOf(string article) => knowledge.Find(article)?.Article.Title ?? article;

    /// <summary>The figures of a period.</summary>
    public void OnGet()
    {
        Days = Periods.Contains(Days) ? Days : Periods[1];
        DateOnly first = time.Today.AddDays(1 - Days);
        Figures = statistics.Days(first, time.Today);
        Topics = [.. statistics.Topics(first, time.Today).GroupBy(topic => topic.Article)
            .Select(topic => (topic.Key, topic.Sum(day => day.Count))).OrderByDescending(topic => topic.Item2).Take(TopicsShown)];
    }
}
