namespace PolicyBot.Recognition.Places;

/// <summary>
/// Reads streets, towns, villages and new districts by their ending (Data/place-endings.tsv). Conservative: a name of two or three
/// characters that begins a clause or follows a preposition or another place.
/// </summary>
internal static class SmallPlaceReader
{
    private const int ShortestName = 2;
    private const int LongestName = 3;
    private const string Prepositions = "在于和与及至到从由向往对将为是、";

    private static readonly string[][] Rows = EmbeddedData.Rows("Recognition.Data.place-endings.tsv");
    private static readonly WordTrie Endings = new(Words("ending"));
    private static readonly WordTrie Stops = new(Words("stop"));
    private static readonly string Inside = Words("inside");

    /// <summary>Reads the place that begins here.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="outer">The place that ends here; null for none.</param>
    public static PlaceEntity? Read(ReadOnlySpan<char> text, int start, PlaceEntity? outer)
    {
        bool begins = outer is not null || start == 0 || !Characters.IsHan(text[start - 1]) || Prepositions.Contains(text[start - 1], StringComparison.Ordinal);
        if (!begins || !Characters.IsHan(text[start]) || Stops.Match(text, start) > 0)
        {
            return null;
        }

        for (int length = 1; length <= LongestName && start + length < text.Length; length++)
        {
            char c = text[start + length - 1];
            if (!Characters.IsHan(c) || Inside.Contains(c, StringComparison.Ordinal))
            {
                return null;
            }

            int ending = length < ShortestName ? 0 : Endings.Match(text, start + length);
            if (ending > 0)
            {
                string name = new(text.Slice(start, length + ending));
                IReadOnlyList<string> parents = outer is null ? [] : [outer.Name, .. outer.Parents];
                return new PlaceEntity(start, length + ending, name, PlaceLevel.Below, outer?.Place) { Parents = parents };
            }
        }

        return null;
    }

    private static string Words(string kind)
    {
        int place = 0;
        while (Rows[place][0] != kind)
        {
            place++;
        }

        return Rows[place][1];
    }
}
