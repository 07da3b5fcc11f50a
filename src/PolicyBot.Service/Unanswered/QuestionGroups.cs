using PolicyBot.Language;

namespace PolicyBot.Service.Unanswered;

/// <summary>
/// Questions grouped by likeness: the cosine of their terms, each weighed by how rare it is among all of them (inverse document frequency). A group
/// forms around its most frequent question.
/// </summary>
internal static class QuestionGroups
{
    /// <summary>How alike a question is to the first of its group at least: wordings of one matter lie above it, other matters asked in the same way below.</summary>
    private const double Alike = 0.4;

    /// <summary>How many terms of a question are looked up.</summary>
    private const int Telling = 8;

    /// <summary>Groups questions.</summary>
    /// <param name="questions">The questions, each once.</param>
    /// <returns>The groups, the most frequent first; in each the questions, the first one first.</returns>
    public static IReadOnlyList<IReadOnlyList<AskedQuestion>> Of(IReadOnlyList<AskedQuestion> questions)
    {
        List<(AskedQuestion Question, HashSet<ulong> Terms)> read =
            [.. questions.OrderByDescending(question => question.Count).ThenByDescending(question => question.Last).Select(question => (question, TermsOf(question.Text)))];
        Dictionary<ulong, int> counts = read.SelectMany(item => item.Terms).CountBy(term => term).ToDictionary();
        double Weight(ulong term) => Math.Log(1 + (read.Count / (double)counts[term]));
        List<Group> groups = [];
        Dictionary<ulong, List<Group>> byTerm = [];
        foreach ((AskedQuestion question, HashSet<ulong> terms) in read)
        {
            double norm = Math.Sqrt(terms.Sum(Weight));
            // Whoever is alike shares one of the rare terms that are shared at all; looking up what everybody says, such as 怎么, would find everybody.
            ulong[] telling = [.. terms.Where(term => counts[term] > 1).OrderBy(term => counts[term]).Take(Telling)];
            (Group? nearest, double likeness) = telling.SelectMany(term => byTerm.GetValueOrDefault(term, [])).Distinct()
                .Select(group => (group, terms.Where(group.Terms.Contains).Sum(Weight) / (group.Norm * norm)))
                .DefaultIfEmpty()
                .MaxBy(candidate => candidate.Item2);
            if (nearest is not null && likeness >= Alike)
            {
                nearest.Questions.Add(question);
                continue;
            }

            Group own = new(terms, norm, [question]);
            groups.Add(own);
            foreach (ulong term in telling)
            {
                (byTerm.TryGetValue(term, out List<Group>? sharing) ? sharing : byTerm[term] = []).Add(own);
            }
        }

        return [.. groups.Select(group => group.Questions).OrderByDescending(group => group.Sum(question => question.Count))];
    }

    private static HashSet<ulong> TermsOf(string text)
    {
        List<Term> terms = [];
        Terms.Read(NormalForm.Of(text).Text, terms);
        return [.. terms.Select(term => term.Key)];
    }

    private sealed record Group(HashSet<ulong> Terms, double Norm, List<AskedQuestion> Questions);
}
