namespace PolicyBot.Service.Unanswered;

/// <summary>A question that got no answer, or one that did not help, as often as it was asked.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Count">How often.</param>
/// <param name="Last">When last, in Unix milliseconds.</param>
internal sealed record AskedQuestion(string Text, long Count, long Last);
