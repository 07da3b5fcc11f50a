namespace PolicyBot.Service.Desk.Cases;

/// <summary>How soon a case has to be answered; <see cref="CaseOptions"/> says within how many hours.</summary>
internal enum Urgency
{
    /// <summary>Within days (一般).</summary>
    Ordinary,

    /// <summary>Within a day (较急).</summary>
    Soon,

    /// <summary>Within hours: somebody is in danger or without water, light or heating (紧急).</summary>
    Urgent,
}
