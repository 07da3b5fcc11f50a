using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Tests.Search;

/// <summary>Scores without an index, to compare the index with. Sentences are passages, all under the heading 小标题.</summary>
internal static class ExhaustiveScorer
{
    /// <summary>The formula of <see cref="Bm25"/> once more, over all passages and in double precision.</summary>
    public static (int Passage, float Total)[] Rank((string Id, string Title, string Text)[] articles, QueryTerm[] terms)
    {
        List<(int Article, Dictionary<ulong, double> F, int Length)> passages = [];
        List<(Dictionary<ulong, int> F, int Length)> whole = [];
        foreach ((string _, string title, string text) in articles)
        {
            Dictionary<ulong, int> counts = [];
            int length = 0;
            foreach (string sentence in text.Split('。', StringSplitOptions.RemoveEmptyEntries).Select(part => part + "。"))
            {
                List<Term> own = Terms.Of(NormalForm.Of(sentence).Text);
                Dictionary<ulong, double> f = own.GroupBy(term => term.Key).ToDictionary(group => group.Key, group => (double)group.Count());
                own.ForEach(term => counts[term.Key] = counts.GetValueOrDefault(term.Key) + 1);
                Terms.Of("小标题").ForEach(term => f[term.Key] = f.GetValueOrDefault(term.Key) + 0.5);
                Terms.Of(NormalForm.Of(title).Text).ForEach(term => f[term.Key] = f.GetValueOrDefault(term.Key) + 0.25);
                passages.Add((whole.Count, f, own.Count));
                length += own.Count;
            }

            whole.Add((counts, length));
        }

        double average = passages.Average(passage => passage.Length), articleAverage = whole.Average(article => article.Length);
        double Idf(int count, int with) => Math.Log(1 + ((count - with + 0.5) / (with + 0.5)));
        Dictionary<ulong, double> rarity = terms.ToDictionary(term => term.Key, term => Idf(passages.Count, passages.Count(other => other.F.ContainsKey(term.Key))));
        Dictionary<ulong, double> articleRarity = terms.ToDictionary(term => term.Key, term => Idf(whole.Count, whole.Count(other => other.F.ContainsKey(term.Key))));
        return [.. passages.Select((passage, number) =>
        {
            double own = terms.Where(term => passage.F.ContainsKey(term.Key)).Sum(term =>
                term.Weight * rarity[term.Key] * 1.9 * passage.F[term.Key]
                / (passage.F[term.Key] + (0.9 * (0.6 + (0.4 * passage.Length / average)))));
            (Dictionary<ulong, int> f, int length) = whole[passage.Article];
            double article = terms.Where(term => f.ContainsKey(term.Key)).Sum(term =>
                term.Weight * articleRarity[term.Key] * 2.2 * f[term.Key]
                / (f[term.Key] + (1.2 * (0.25 + (0.75 * length / articleAverage)))));
            return (number, own, total: (float)(own + (0.5 * article)));
        }).Where(item => item.own > 0).OrderByDescending(item => item.total).Select(item => (item.number, item.total))];
    }
}
