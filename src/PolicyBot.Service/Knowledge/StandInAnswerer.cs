using PolicyBot.Answers;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Service.Knowledge;

/// <summary>Answers with the best passage until the library's own answering takes its place.</summary>
internal sealed class StandInAnswerer(LiveIndex index)
{
    public Answer Answer(Question question, CancellationToken cancellation)
    {
        using GenerationLease lease = index.Lease();
        Generation generation = lease.Generation;
        QueryTerm[] terms = [.. Terms.Of(NormalForm.Of(question.Text).Text).Select(term => new QueryTerm(term.Key, TermKey.IsCharacter(term.Key) ? 0.1f : 1)).DistinctBy(term => term.Key)];
        CitedPassage[] passages = [.. generation.Search(terms, 10, cancellation).Select(hit => Cite(generation, hit))];
        return passages.Length > 0 && passages[0].Score > 2
            ? new(AnswerKind.Answer, passages[0].Text) { Id = question.Id, Confidence = 0.5, Citations = passages[..1], Passages = passages }
            : new(AnswerKind.NotFound, "没有找到能回答这个问题的文章。") { Id = question.Id, Passages = passages };
    }

    private static CitedPassage Cite(Generation generation, SearchHit hit)
    {
        IndexedArticle article = generation.Article(hit.Article);
        int first = Enumerable.Range(0, hit.Article).Sum(number => generation.PassagesOf(number).Count);
        IndexedPassage passage = generation.PassagesOf(hit.Article)[hit.Passage - first];
        return new(article.Id, article.Title, article.Text.Substring(passage.Start, passage.Length), passage.Start, passage.Length, hit.Total)
        {
            Publisher = article.Publisher,
            Date = article.Date,
            DateInferred = article.DateInferred,
            Region = article.Region,
            Url = article.Url,
            Heading = passage.Heading,
        };
    }
}
