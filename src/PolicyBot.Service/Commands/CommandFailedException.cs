namespace PolicyBot.Service.Commands;

/// <summary>A command cannot go on for a reason that its user can mend; shown without a stack trace.</summary>
internal sealed class CommandFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, where, and what to do, in the user's language.</param>
    /// <param name="cause">The fault underneath, if any.</param>
    public CommandFailedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
