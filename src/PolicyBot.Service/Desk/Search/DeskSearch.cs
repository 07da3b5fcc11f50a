using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Desk.Search;

/// <summary>The search of the desk: the direct answer, passages and what they can be narrowed by, in one pass. Thread-safe.</summary>
/// <param name="knowledge">What is published.</param>
/// <param name="time">Tells what holds today.</param>
internal sealed class DeskSearch(KnowledgeBase knowledge, ChinaTimeProvider time)
{
    private const int HitsShown = 20;

    /// <summary>The passages whose articles the facets count.</summary>
    private const int Wide = 120;

    private const int Narrow = 80;

    /// <summary>Searches.</summary>
    /// <param name="query">The query, whose words are a question that can be asked.</param>
    /// <param name="cancellation">Ends the search: somebody types on.</param>
    public async Task<DeskResult> FindAsync(DeskQuery query, CancellationToken cancellation)
    {
        // The answer takes as long as everything else together, and neither needs the other.
        Task<Answer> answering = Task.Run(() => knowledge.Answer(new Question(query.Words), cancellation), cancellation);
        SearchFilter? filter = query.Filter();
        IReadOnlyList<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> wide = knowledge.Search(query.Words, null, Wide, cancellation);
        IReadOnlyList<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> found =
            filter is null ? wide : knowledge.Search(query.Words, filter, Narrow, cancellation);
        HashSet<string> left = [.. found.Select(hit => hit.Article.Id)];
        Answer answer = await answering;
        bool Fits(CitedPassage passage) => filter is null || left.Contains(passage.ArticleId);

        MatchedWords words = new(query.Words);
        DeskHit[] ranked = [.. answer.Passages.Where(Fits).Select(passage => HitOf(passage, answer, words))];
        HashSet<string> shown = [.. ranked.Select(hit => hit.Id)];
        IEnumerable<DeskHit> further = found.Where(hit => !shown.Contains(hit.Article.Id))
            .Take(HitsShown - ranked.Length).Select(hit => HitOf(hit.Article, hit.Passages, words));
        return new DeskResult(
            answer.Citations.Count == 0 || Fits(answer.Citations[0]) ? answer : null,
            [.. ranked, .. further],
            Facet.Count([.. wide.Select(hit => hit.Article)], query));
    }

    private static DeskHit HitOf(CitedPassage passage, Answer answer, MatchedWords words)
    {
        IEnumerable<TextRange> answered = answer.Citations.FirstOrDefault(citation => citation.ArticleId == passage.ArticleId && citation.Start == passage.Start)?.Marks ?? [];
        return new DeskHit(passage.ArticleId, passage.Title, passage.Text, passage.Start, Pages.Facts.Of(passage), [.. words.In(passage.Text), .. answered]);
    }

    /// <summary>The passage of an article that holds most of the words.</summary>
    private DeskHit HitOf(IndexedArticle article, IReadOnlyList<IndexedPassage> passages, MatchedWords words)
    {
        string TextOf(IndexedPassage passage) => article.Text.Substring(passage.Start, passage.Length);
        IndexedPassage best = passages.Count == 1 ? passages[0] : passages.MaxBy(passage => words.Share(TextOf(passage)));
        string text = TextOf(best);
        IReadOnlyList<string> facts = [.. Pages.Facts.Of(article), .. Validity.NotInForce(article, time.Today) is { } label ? [label] : Array.Empty<string>()];
        return new DeskHit(article.Id, article.Title, text, best.Start, facts, words.In(text));
    }
}

/// <summary>What a search found.</summary>
/// <param name="Answer">The direct answer, or what is said instead; null where it does not lie within what was chosen.</param>
/// <param name="Hits">The passages, the best first.</param>
/// <param name="Facets">What they can be narrowed by.</param>
internal sealed record DeskResult(Answer? Answer, IReadOnlyList<DeskHit> Hits, IReadOnlyList<Facet> Facets);

/// <summary>A passage found.</summary>
/// <param name="Id">The article's identity.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Text">The passage.</param>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="Facts">Publisher, date, place, whether it holds.</param>
/// <param name="Marks">The words that were looked for, and those that are the answer.</param>
internal sealed record DeskHit(string Id, string Title, string Text, int Start, IReadOnlyList<string> Facts, IReadOnlyList<TextRange> Marks)
{
    /// <summary>The passage with its source, to be pasted elsewhere.</summary>
    public string Copy => Source(Text, Title, Facts);

    /// <summary>Words with their source.</summary>
    public static string Source(string words, string title, IReadOnlyList<string> facts) =>
        facts.Count > 0 ? $"{words}\n（出自《{title}》，{string.Join('，', facts)}）" : $"{words}\n（出自《{title}》）";
}
