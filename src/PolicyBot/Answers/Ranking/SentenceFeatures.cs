using System.Buffers;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Ranking;

/// <summary>Computes the values of <see cref="SentenceFeature"/> for the sentences of one article.</summary>
internal static class SentenceFeatures
{
    private const int FarthestFromBest = 20;
    private const int LongestItemMark = 5;

    private static readonly SearchValues<char> ItemDigits = SearchValues.Create("一二三四五六七八九十0123456789");

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<SentenceFeature>();

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>Fills <see cref="SentenceMatch.Features"/> of all sentences of an article.</summary>
    public static void Fill(ArticleMatch article)
    {
        SentenceMatch[] sentences = article.Sentences;
        if (sentences.Length == 0)
        {
            return;
        }

        float bestNearSlot = 1e-6f, bestResidual = 1e-6f, bestLocal = 1e-6f;
        foreach (SentenceMatch sentence in sentences)
        {
            sentence.Weigh(article);
            bestNearSlot = Math.Max(bestNearSlot, sentence.NearSlot);
            bestResidual = Math.Max(bestResidual, sentence.Residual);
            bestLocal = Math.Max(bestLocal, sentence.Local);
        }

        int[] ranks = RanksByCoverage(sentences);
        int best = Array.IndexOf(ranks, 0);
        float bestCoverage = sentences[best].Coverage;
        for (int i = 0; i < sentences.Length; i++)
        {
            var set = new FeatureSetter<SentenceFeature>(sentences[i].Features);
            FillOwn(set, article.Profile.Question, sentences[i], article.Form.Text.AsSpan(sentences[i].Range.Start, sentences[i].Range.Length));
            FillNeighbourhood(set, article.Profile, article.Form.Text, sentences, i);
            set[SentenceFeature.CoverageRelative] = sentences[i].Coverage / Math.Max(bestCoverage, 1e-6f);
            set[SentenceFeature.CoverageRank] = ranks[i];
            set[SentenceFeature.BehindBest] = Math.Clamp(i - best, -FarthestFromBest, FarthestFromBest);
            set[SentenceFeature.NearSlot] = sentences[i].NearSlot;
            set[SentenceFeature.NearSlotRelative] = sentences[i].NearSlot / bestNearSlot;
            set[SentenceFeature.Residual] = sentences[i].Residual;
            set[SentenceFeature.ResidualRelative] = sentences[i].Residual / bestResidual;
            set[SentenceFeature.Local] = sentences[i].Local;
            set[SentenceFeature.LocalRelative] = sentences[i].Local / bestLocal;
            FillContent(set, article, i);
            set[SentenceFeature.LocalBefore] = i > 0 ? sentences[i - 1].Local : 0;
            set[SentenceFeature.Related] = article.Profile.Related(sentences[i].Reading.Told);
            set[SentenceFeature.ArticleCoverage] = article.Whole.Coverage;
            set[SentenceFeature.TitleCoverage] = article.Title.Coverage;
            set[SentenceFeature.Position] = (float)i / Math.Max(1, sentences.Length - 1);
            set[SentenceFeature.Sentences] = sentences.Length;
        }
    }

    /// <summary>For each sentence how many others cover more of the question.</summary>
    private static int[] RanksByCoverage(SentenceMatch[] sentences)
    {
        float[] uncovered = [.. sentences.Select(sentence => -sentence.Coverage)];
        int[] order = [.. Enumerable.Range(0, sentences.Length)];
        Array.Sort(uncovered, order);
        var ranks = new int[sentences.Length];
        for (int i = 1; i < order.Length; i++)
        {
            ranks[order[i]] = uncovered[i] == uncovered[i - 1] ? ranks[order[i - 1]] : i;
        }

        return ranks;
    }

    private static void FillOwn(FeatureSetter<SentenceFeature> set, UnderstoodQuestion question, SentenceMatch sentence, ReadOnlySpan<char> text)
    {
        AskedCues.FigureCounts figures = sentence.Reading.FiguresFor(question);
        set[SentenceFeature.Coverage] = sentence.Coverage;
        set[SentenceFeature.ExactCoverage] = sentence.ExactCoverage;
        set[SentenceFeature.Length] = text.Length;
        set[SentenceFeature.Novelty] = 1 - ((float)sentence.Taken / text.Length);
        set[SentenceFeature.LongestRun] = sentence.LongestRun;
        set[SentenceFeature.Tail] = sentence.Tail;
        set[SentenceFeature.LeftOfSlot] = SlotContext.Left(question, text);
        set[SentenceFeature.RightOfSlot] = SlotContext.Right(question, text);
        set[SentenceFeature.Cues] = sentence.Reading.CuesOf(question.Asked);
        set[SentenceFeature.Figures] = figures.All;
        set[SentenceFeature.DateFigures] = figures.Dates;
        set[SentenceFeature.UnitFigures] = figures.WithUnit;
        set[SentenceFeature.Enumerated] = sentence.Reading.Commas;
        set[SentenceFeature.OpensItem] = OpensItem(text) ? 1 : 0;
        set[SentenceFeature.QuestionLength] = question.Form.Text.Length;
        set[SentenceFeature.AskedForClauses] = question.WantsClauses ? 1 : 0;
        set[SentenceFeature.Asked] = (float)question.Asked;
    }

    private static void FillContent(FeatureSetter<SentenceFeature> set, ArticleMatch article, int i)
    {
        float[] content = article.Profile.Content;
        SentenceMatch? heading = article.HeadingOf(i);
        set[SentenceFeature.Content] = article.Sentences[i].Has.Sum(content);
        set[SentenceFeature.HeadingContent] = heading?.Has.Sum(content) ?? 0;
        set[SentenceFeature.ContentTogether] = article.SumAround(i, content);
        set[SentenceFeature.IsHeading] = heading == article.Sentences[i] ? 1 : 0;
    }

    private static void FillNeighbourhood(
        FeatureSetter<SentenceFeature> set, QuestionProfile profile, string text, SentenceMatch[] sentences, int i)
    {
        float earlier = 0;
        for (int j = Math.Max(0, i - 5); j < i - 1; j++)
        {
            earlier = Math.Max(earlier, sentences[j].Coverage);
        }

        SentenceMatch? before = i > 0 ? sentences[i - 1] : null;
        SentenceMatch? behind = i + 1 < sentences.Length ? sentences[i + 1] : null;
        TermSet has = sentences[i].Has;
        float together = has.SumWith(before?.Has ?? has, behind?.Has ?? has, profile.Weights);
        set[SentenceFeature.CoverageBefore] = before?.Coverage ?? 0;
        set[SentenceFeature.CoverageBehind] = behind?.Coverage ?? 0;
        set[SentenceFeature.CoverageEarlier] = earlier;
        set[SentenceFeature.CoverageTogether] = together / profile.TotalWeight;
        set[SentenceFeature.BehindColon] = before is not null && text[before.Range.End - 1] == ':' ? 1 : 0;
    }

    /// <summary>一是, 第一, 1., (一), 一、 at the beginning.</summary>
    private static bool OpensItem(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> head = text[..Math.Min(LongestItemMark, text.Length)].TrimStart("(第");
        int digits = head.IndexOfAnyExcept(ItemDigits);
        return digits > 0 && head[digits] is '是' or '、' or '.' or ')' or ',';
    }
}
