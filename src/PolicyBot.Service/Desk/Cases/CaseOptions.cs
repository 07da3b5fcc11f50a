using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>The settings under <c>Cases</c>.</summary>
internal sealed class CaseOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Cases";

    private const int MostRungs = 6;
    private const int LongestRung = 12;

    /// <summary>Whether staff answer cases here; where not, residents are told to call.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Hours within which an ordinary case is answered, on each rung of the ladder.</summary>
    [Range(1, 2160, ErrorMessage = "设置 Cases:OrdinaryHours 应在 1 到 2160（小时）之间。")]
    public int OrdinaryHours { get; set; } = 72;

    /// <summary>The same of a case that is soon needed.</summary>
    [Range(1, 2160, ErrorMessage = "设置 Cases:SoonHours 应在 1 到 2160（小时）之间。")]
    public int SoonHours { get; set; } = 24;

    /// <summary>The same of an urgent one.</summary>
    [Range(1, 2160, ErrorMessage = "设置 Cases:UrgentHours 应在 1 到 2160（小时）之间。")]
    public int UrgentHours { get; set; } = 4;

    /// <summary>How long before it is due the staff are reminded.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "设置 Cases:RemindBefore 应在 00:01:00（一分钟）到 30.00:00:00 之间。")]
    public TimeSpan RemindBefore { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Who answers cases, and to whom they pass when they become overdue: names from the lowest to the highest, separated by commas.</summary>
    public string Ladder { get; set; } = "社区,街道,区级部门";

    /// <summary>How long an answer waits for its rating before the case is closed without.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00", ErrorMessage = "设置 Cases:CloseAfter 应在 01:00:00（一小时）到 90.00:00:00 之间。")]
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the words of a case that is over are kept; its dates and its rating stay for the statistics.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00", ErrorMessage = "设置 Cases:KeepFor 应在 1.00:00:00（一天）到 3660.00:00:00 之间。")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The names of <see cref="Ladder"/>.</summary>
    public IReadOnlyList<string> Rungs =>
        Ladder.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The time within which a case is to be answered on a rung.</summary>
    public TimeSpan TimeFor(Urgency urgency) => TimeSpan.FromHours(urgency switch
    {
        Urgency.Urgent => UrgentHours,
        Urgency.Soon => SoonHours,
        _ => OrdinaryHours,
    });

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(UrgentHours <= SoonHours && SoonHours <= OrdinaryHours))
        {
            yield return new("设置 Cases:UrgentHours 不应多于 Cases:SoonHours，Cases:SoonHours 不应多于 Cases:OrdinaryHours。");
        }

        if (RemindBefore >= TimeSpan.FromHours(UrgentHours))
        {
            yield return new("设置 Cases:RemindBefore 应短于 Cases:UrgentHours，否则刚收到就要提醒。");
        }

        if (Rungs.Count is 0 or > MostRungs || Rungs.Any(rung => rung.Length > LongestRung) || Rungs.Distinct().Count() != Rungs.Count)
        {
            yield return new("设置 Cases:Ladder 应是一到六个不同的名称，从低到高用逗号分开，每个不超过 12 个字，例如 社区,街道,区级部门。");
        }
    }
}
