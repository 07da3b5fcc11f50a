namespace PolicyBot.Language;

/// <summary>A term of the index: what two texts must share to be found by one another.</summary>
/// <param name="Key">The identity of the term, see <see cref="TermKey"/>.</param>
/// <param name="Start">Where it begins in the normal form.</param>
/// <param name="Length">How many characters of the normal form it covers.</param>
public readonly record struct Term(ulong Key, int Start, int Length);
