using PolicyBot.Answers;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>Which program answered.</summary>
internal static class ProgramVersion
{
    /// <summary>The identity of the library as it was compiled, models included: the build is deterministic, so that the same source has the same.</summary>
    public static string Current { get; } = typeof(Answerer).Module.ModuleVersionId.ToString("N");
}
