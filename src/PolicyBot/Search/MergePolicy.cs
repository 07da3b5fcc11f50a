using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>Says which segments to write anew as one. Small ones go together eight at a time, so that an article is written anew a few times only.</summary>
internal static class MergePolicy
{
    private const int MostSmall = 8;
    private const int Full = SegmentFormat.MostPassages / 2;
    private const float MostWithdrawn = 0.25f;

    /// <summary>The segments to merge, in the generation's order; none where all is well.</summary>
    public static IReadOnlyList<int> Choose(Generation generation)
    {
        (int Segment, int Passages, float Withdrawn)[] sizes = [.. generation.Segments.Select((segment, i) =>
        {
            int passages = 0, articles = 0;
            foreach (int article in generation.LiveArticles(i))
            {
                passages += segment.Articles[article].PassageCount;
                articles++;
            }

            return (i, passages, 1 - ((float)articles / segment.Articles.Length));
        })];
        if (sizes.FirstOrDefault(size => size.Withdrawn > MostWithdrawn, (-1, 0, 0)) is (var torn and >= 0, _, _))
        {
            return [torn];
        }

        (int Segment, int Passages, float Withdrawn)[] small = [.. sizes.Where(size => size.Passages < Full).OrderBy(size => size.Passages)];
        if (small.Length <= MostSmall)
        {
            return [];
        }

        int sum = 0;
        return [.. small.Take(MostSmall).TakeWhile(size => (sum += size.Passages) <= SegmentFormat.MostPassages).Select(size => size.Segment).Order()];
    }
}
