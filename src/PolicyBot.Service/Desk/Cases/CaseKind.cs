namespace PolicyBot.Service.Desk.Cases;

/// <summary>What a resident comes with.</summary>
internal enum CaseKind
{
    /// <summary>Something is wrong and is to be put right (困难问题).</summary>
    Problem,

    /// <summary>Something is wanted: a service, a permit, an explanation (服务需求).</summary>
    Need,
}
