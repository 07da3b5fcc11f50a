namespace PolicyBot.Service.Desk.Cases;

/// <summary>Something cannot be done to a case; nothing was changed.</summary>
/// <param name="message">Why, and what to do, in Chinese.</param>
internal sealed class CaseRefusedException(string message) : Exception(message);
