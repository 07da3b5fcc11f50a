using System.Text.RegularExpressions;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Extraction;

/// <summary>A quantity of a passage beside the one that a question asks for.</summary>
/// <param name="Range">Where it stands in the article's normal form.</param>
/// <param name="Fit">How its unit fits the one asked for.</param>
internal readonly record struct PassageQuantity(TextRange Range, AskedUnit.Fit Fit)
{
    /// <summary>What any rank may be told in, whatever is ranked.</summary>
    private const string Ranks = "位名";

    /// <summary>The quantities of a passage, in order; empty where the question asks for none.</summary>
    public static IReadOnlyList<PassageQuantity> In(Candidate candidate)
    {
        UnderstoodQuestion question = candidate.Article.Profile.Question;
        if (question.Asked is not (AskedFor.Quantity or AskedFor.Duration))
        {
            return [];
        }

        var asked = new AskedUnit(question);
        if (asked.IsOrdinal)
        {
            return OrdinalsIn(candidate);
        }

        ReadOnlySpan<char> words = candidate.Article.WordsAt(candidate.Range);
        List<PassageQuantity> quantities = [];
        foreach (Entity entity in Recognizer.Recognize(words, RecognizerModels.All & ~RecognizerModels.Places, default))
        {
            bool isOrdinal = entity.Start > 0 && words[entity.Start - 1] == '第';
            if (!isOrdinal && !AskedAmount.IsNumberOfItem(words, entity) && asked.FitOf(entity) is { } fit)
            {
                quantities.Add(new PassageQuantity(new TextRange(candidate.Range.Start + entity.Start, entity.Length), fit));
            }
        }

        return quantities;
    }

    /// <summary>The ordinals of a passage with how what they count fits what the question asks about.</summary>
    private static List<PassageQuantity> OrdinalsIn(Candidate candidate)
    {
        string text = candidate.Article.Form.Text;
        ReadOnlySpan<char> asked = AskedUnit.WhatFollows(candidate.Article.Profile.Question);
        List<PassageQuantity> ordinals = [];
        foreach (ValueMatch match in Ordinals.Pattern().EnumerateMatches(candidate.Article.WordsAt(candidate.Range)))
        {
            int start = candidate.Range.Start + match.Index, end = start + match.Length;
            int common = asked.CommonPrefixLength(text.AsSpan(end));
            bool isRank = end < text.Length && Ranks.Contains(text[end], StringComparison.Ordinal);
            ordinals.Add(new PassageQuantity(
                new TextRange(start, match.Length + (common > 0 ? common : isRank ? 1 : 0)),
                common > 0 || (asked.Length == 0 && isRank) ? AskedUnit.Fit.Same : asked.Length == 0 || isRank ? AskedUnit.Fit.Comparable : AskedUnit.Fit.Other));
        }

        return ordinals;
    }

    /// <summary>How well the best of the quantities within a stretch fits, -1 where it holds none, and 1 where the stretch is a quantity and nothing else.</summary>
    public static (float Fit, float IsQuantity) FitOf(IReadOnlyList<PassageQuantity> quantities, TextRange range)
    {
        float fit = -1, isQuantity = 0;
        foreach (PassageQuantity quantity in quantities)
        {
            bool inside = quantity.Range.Start >= range.Start && quantity.Range.End <= range.End;
            fit = inside ? Math.Max(fit, (float)quantity.Fit) : fit;
            isQuantity = quantity.Range == range ? 1 : isQuantity;
        }

        return (fit, isQuantity);
    }
}
