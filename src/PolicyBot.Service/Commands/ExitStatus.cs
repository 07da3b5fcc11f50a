namespace PolicyBot.Service.Commands;

/// <summary>What the program's exit status means to the shell.</summary>
internal static class ExitStatus
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Something failed; standard error says what, where, and what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUsage = 2;
}
