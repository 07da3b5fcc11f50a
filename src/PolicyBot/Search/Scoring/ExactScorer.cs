using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores candidates by the documented formula, term by term in the question's order, so that equal passages score exactly the same.</summary>
internal sealed class ExactScorer(Query query, Statistics statistics)
{
    private readonly (PostingRun[] Passages, PostingRun[] Articles)?[] _runs = new (PostingRun[], PostingRun[])?[statistics.Segments.Count];
    private readonly Dictionary<(int Segment, int Article), float> _articleScores = [];

    /// <summary>The score of a passage and that of its article.</summary>
    public (float Passage, float Article) Score(Candidate candidate)
    {
        Segment segment = statistics.Segments[candidate.Segment];
        (PostingRun[] passages, PostingRun[] articles) = _runs[candidate.Segment] ??= query.RunsIn(segment, candidate.Segment);
        float score = Sum(
            passages, query.PassageWeights, segment, candidate.Passage, segment.PassageLengths[candidate.Passage], statistics.PassageField);
        int article = segment.PassageArticles[candidate.Passage];
        if (!_articleScores.TryGetValue((candidate.Segment, article), out float articleScore))
        {
            articleScore = Sum(
                articles, query.ArticleWeights, segment, article, segment.ArticleLengths[article], statistics.ArticleField);
            _articleScores.Add((candidate.Segment, article), articleScore);
        }

        return (score, articleScore);
    }

    private static float Sum(PostingRun[] runs, float[] weights, Segment segment, int text, float length, in Bm25Field field)
    {
        ReadOnlySpan<byte> postings = segment.Postings;
        float sum = 0;
        for (int t = 0; t < runs.Length; t++)
        {
            int frequency = runs[t].Count == 0 ? 0 : runs[t].Frequency(postings, text);
            sum += frequency == 0 ? 0 : weights[t] * (field.K + 1) * field.Saturation(frequency, length);
        }

        return sum;
    }
}
