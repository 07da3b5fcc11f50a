using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Deciding;

/// <summary>Whether the best passage is good enough to answer from.</summary>
/// <param name="Candidates">The passages, best first; those that agree with the places and years asked about before the others.</param>
/// <param name="Ranked">The same by their scores alone.</param>
/// <param name="Chosen">The words chosen in the first.</param>
/// <param name="Confidence">The estimated probability that the first answers the question; 0 where no passage agrees or promises an answer.</param>
internal sealed record Decision(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Candidate> Ranked, ChosenSpan Chosen, double Confidence)
{
    /// <summary>
    /// A province's question may be answered from one of its cities, and any from what names no place, but not a figure of the whole from
    /// that of a part, nor one of a place from one of who knows where.
    /// </summary>
    private const float PartOfPlace = 0.5f;

    /// <summary>Where the sentences promise less than this share of the answer, matching words alone are no reason to answer.</summary>
    private const float LeastAnswerMass = 0.01f;

    /// <summary>How many of the first passages are looked through for the kind of thing asked for.</summary>
    private const int LookedThrough = 5;

    /// <summary>By how much, in log-odds, one that holds it may be behind the first and still stand before it; a figure in the unit asked for by any.</summary>
    private const float WorseByKind = 5;

    /// <summary>An article that holds less than this share of the question's content words, but for those that only say where, is about another matter.</summary>
    private const float LeastContent = 0.3f;

    /// <summary>
    /// Of the matter itself, without what is asked about it (补贴怎么申请), it holds at least this share; or more of the words of a resident who says more than one
    /// thing, and calls it by other names.
    /// </summary>
    private const float LeastTopic = 0.1f, LeastContentWithoutTopic = 0.6f;

    /// <summary>What comes nearest to the question, of whatever place and year: where nothing is answered it is shown as what it is.</summary>
    public IEnumerable<Candidate> Nearest => WithKindFirst(Ranked);

    /// <summary>Decides on ranked passages.</summary>
    /// <param name="periods">The years and parts of years it asks about.</param>
    /// <param name="ranked">The passages, best first; at least one.</param>
    /// <param name="models">The learned parts.</param>
    public static Decision Make(AskedPeriods periods, IReadOnlyList<Candidate> ranked, AnswerModels models)
    {
        Candidate[] candidates = Order(periods, ranked);
        ChosenSpan chosen = SpanChooser.Choose(candidates[0], models.Spans);
        if (IsRuledOut(periods, candidates[0], chosen))
        {
            return new Decision(candidates, ranked, chosen, 0);
        }

        float logOdds = models.Confidence.Score(ConfidenceFeatures.Of(candidates, chosen));
        return new Decision(candidates, ranked, chosen, 1 / (1 + Math.Exp(-logOdds)));
    }

    /// <summary>Whether the first passage cannot answer the question, whatever is to be said for it.</summary>
    /// <param name="periods">The years and parts of years it asks about.</param>
    /// <param name="first">The passage.</param>
    /// <param name="chosen">The words chosen in it.</param>
    public static bool IsRuledOut(AskedPeriods periods, Candidate first, ChosenSpan chosen)
    {
        ArticleMatch article = first.Article;
        AskedKind kind = article.Profile.Kind;
        return !Agrees(periods, article) || IsOfAnother(article, chosen.Range) || (kind.WhoIs is { Length: > 0 } name && !article.Form.Text.Contains(name, StringComparison.Ordinal))
            || !kind.IsIn(article.WordsAt(chosen.Range)) || !kind.IsPricedIn(first.Match.Text) || SaysNothingNew(article, chosen)
            || first.AnswerMass < LeastAnswerMass || IsOfAnotherMatter(article) || article.LacksWhatIsCounted || article.SharesOnlyNumbers;
    }

    /// <summary>
    /// Ranked passages with those first that agree with the places and years asked about, and of the first few of these the ones that hold
    /// something of the kind asked for.
    /// </summary>
    public static Candidate[] Order(AskedPeriods periods, IEnumerable<Candidate> ranked)
    {
        ILookup<bool, Candidate> byAgreement = ranked.ToLookup(candidate => Agrees(periods, candidate.Article));
        return [.. WithKindFirst(byAgreement[true]), .. byAgreement[false]];
    }

    private static IEnumerable<Candidate> WithKindFirst(IEnumerable<Candidate> ranked)
    {
        float least = ranked.Select(candidate => candidate.Score - WorseByKind).FirstOrDefault();
        ILookup<bool, Candidate> byKind = ranked.Take(LookedThrough).ToLookup(candidate => candidate.Score >= least && HoldsKind(candidate));
        return byKind[true].Concat(byKind[false]).Concat(ranked.Skip(LookedThrough));
    }

    /// <summary>A place or name that the question named itself, or that is only the region for which the article holds, tells nobody anything.</summary>
    private static bool SaysNothingNew(ArticleMatch article, ChosenSpan chosen) =>
        article.Profile.Question.Asked is AskedFor.Place or AskedFor.Organisation or AskedFor.Person or AskedFor.Name
        && (article.Profile.Question.Form.Text.AsSpan().Contains(article.WordsAt(chosen.Range), StringComparison.Ordinal)
            || article.Reading.Region.AsSpan().Contains(article.WordsAt(chosen.Range), StringComparison.Ordinal));

    /// <summary>Whether a figure is of another district, street or number than the one asked about.</summary>
    private static bool IsOfAnother(ArticleMatch article, TextRange figure)
    {
        QuestionProfile profile = article.Profile;
        string text = article.Form.Text;
        if (profile.Numbers.AreOthersAt(text, figure))
        {
            return true;
        }

        int number = WantsFigure(article) ? article.SentenceAt(figure.Start) : -1;
        if (number < 0)
        {
            return false;
        }

        TextRange sentence = article.Sentences[number].Range;
        string heading = article.HeadingOf(number) is { } head ? article.WordsAt(head.Range).ToString() : "";
        string region = article.Reading.Region.Length > 0 ? article.Reading.Region : text; // of unknown region, it may be all about that district
        return (profile.Districts.AreNamed && !profile.Districts.AreIn(article.Reading.Title, region, article.WordsAt(sentence).ToString(), heading))
            || (profile.Question.Asked == AskedFor.Quantity && profile.Streets.AreAmongOthersOf(text, sentence, article.Reading.Title, heading));
    }

    private static bool IsOfAnotherMatter(ArticleMatch article)
    {
        float content = article.ContentShare;
        bool saysOneThing = !article.Profile.Question.Form.Text.Contains(',', StringComparison.Ordinal);
        return content < LeastContent || (article.TopicShare < LeastTopic && (saysOneThing || content < LeastContentWithoutTopic));
    }

    private static bool WantsFigure(ArticleMatch article) => article.Profile.Question.Asked is AskedFor.Quantity or AskedFor.Duration or AskedFor.Date;

    private static bool HoldsKind(Candidate candidate) =>
        candidate.Article.Profile.Kind.IsIn(candidate.Article.WordsAt(candidate.Range));

    private static bool Agrees(AskedPeriods periods, ArticleMatch article) =>
        article.PlaceAgreement >= (WantsFigure(article) ? 1 : PartOfPlace) && periods.AreMetBy(article.Reading.Title, article.Form.Text, article.Source.Date);
}
