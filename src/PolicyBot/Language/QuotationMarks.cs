namespace PolicyBot.Language;

/// <summary>The marks around titles and quotations, of mainland and Taiwan print, that tell their sides apart.</summary>
internal static class QuotationMarks
{
    /// <summary>Those before.</summary>
    public const string Opening = "《“「『";

    /// <summary>Those behind, in the same order.</summary>
    public const string Closing = "》”」』";
}
