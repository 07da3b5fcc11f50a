using System.Runtime.InteropServices;
using PolicyBot.Language;

namespace PolicyBot.Search.Segments;

/// <summary>A term of a passage.</summary>
/// <param name="Key">The term.</param>
/// <param name="Count">How often it stands in the text.</param>
/// <param name="Quarters">Its frequency with heading and title, see <see cref="Bm25"/>.</param>
internal readonly record struct PassageTerm(ulong Key, ushort Count, byte Quarters);

/// <summary>The terms of a passage, each once.</summary>
/// <param name="Terms">The terms in any order.</param>
/// <param name="Length">Length of the text in terms, repetitions included.</param>
internal readonly record struct PassageTerms(PassageTerm[] Terms, ushort Length);

/// <summary>An article taken apart for the index. Made on any thread, without regard to other articles.</summary>
/// <param name="Article">The article.</param>
/// <param name="Passages">Its passages in order.</param>
/// <param name="Terms">The terms of each passage.</param>
internal sealed record ArticleTerms(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages, PassageTerms[] Terms)
{
    /// <summary>Takes an article apart.</summary>
    public static ArticleTerms Of(IndexedArticle article, IReadOnlyList<IndexedPassage> passages)
    {
        List<Term> title = Language.Terms.Of(NormalForm.Of(article.Title).Text), heading = [], text = [];
        Dictionary<ulong, (int Count, int Quarters)> counts = [];
        string? lastHeading = null;
        var terms = new PassageTerms[passages.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            IndexedPassage passage = passages[i];
            Read(article.Text.Substring(passage.Start, passage.Length), text);
            if (passage.Heading != lastHeading)
            {
                Read(passage.Heading ?? "", heading);
                lastHeading = passage.Heading;
            }

            counts.Clear();
            Count(text, 1, Bm25.TextQuarters, counts);
            Count(heading, 0, Bm25.HeadingQuarters, counts);
            Count(title, 0, Bm25.TitleQuarters, counts);
            terms[i] = new PassageTerms(Kept(counts), (ushort)Math.Min(text.Count, ushort.MaxValue));
        }

        return new ArticleTerms(article, passages, terms);
    }

    private static void Read(string text, List<Term> terms)
    {
        terms.Clear();
        Language.Terms.Read(NormalForm.Of(text).Text, terms);
    }

    private static void Count(List<Term> terms, int count, int quarters, Dictionary<ulong, (int Count, int Quarters)> counts)
    {
        foreach (Term term in terms)
        {
            ref (int Count, int Quarters) sum = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, term.Key, out _);
            sum = (sum.Count + count, sum.Quarters + quarters);
        }
    }

    private static PassageTerm[] Kept(Dictionary<ulong, (int Count, int Quarters)> counts)
    {
        var kept = new PassageTerm[counts.Count];
        int i = 0;
        foreach ((ulong key, (int count, int quarters)) in counts)
        {
            kept[i++] = new PassageTerm(key, (ushort)Math.Min(count, ushort.MaxValue), (byte)Math.Min(quarters, Bm25.MostQuarters));
        }

        return kept;
    }
}
