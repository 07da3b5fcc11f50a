using System.Numerics;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The words of a text that tell a relation (<see cref="Relations"/>) or are a cue of what is asked for (<see cref="AskedCues"/>). They are looked for together:
/// most of the time goes into finding that none stands at a place.
/// </summary>
internal static class TellingWords
{
    private static readonly string[] All = [.. Relations.ToldWords.Concat(AskedCues.AllWords).Distinct()];
    private static readonly WordTrie Words = new(All);
    private static readonly UInt128[] Told = Array.ConvertAll(All, Relations.ToldBy);
    private static readonly (int Kind, uint Bit)[][] Cues = Array.ConvertAll(All, AskedCues.MeaningsOf);

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text in normal form.</param>
    /// <returns>The relations that it tells, and how many different cue words of every kind of question stand in it.</returns>
    public static (UInt128 Told, CueCounts Cues) In(ReadOnlySpan<char> text)
    {
        Span<uint> seen = stackalloc uint[AskedCues.Kinds];
        seen.Clear();
        UInt128 told = 0;
        for (int i = Words.NextPlace(text, 0); i < text.Length; i = Words.NextPlace(text, i + 1))
        {
            if (Words.Match(text, i, out int word) > 0)
            {
                told |= Told[word];
                foreach ((int kind, uint bit) in Cues[word])
                {
                    seen[kind] |= bit;
                }
            }
        }

        Span<int> counts = stackalloc int[AskedCues.Kinds];
        for (int kind = 0; kind < counts.Length; kind++)
        {
            counts[kind] = BitOperations.PopCount(seen[kind]);
        }

        return (told, new CueCounts(counts));
    }
}
