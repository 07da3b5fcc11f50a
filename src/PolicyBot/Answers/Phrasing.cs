using System.Globalization;
using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Answers;

/// <summary>Puts what was decided into words. What is said of a matter stands in a cited passage, character by character.</summary>
internal static class Phrasing
{
    private const int Passages = 10;
    private const int Citations = 3;
    private const int YearsUntilOld = 2;

    /// <summary>Of the answers below this confidence about half came from the right article when the models were cross-validated; of those above it 15 in 16.</summary>
    private const double Unsure = 0.3;

    private const string Trimmed = " \n\t,，、。；;：:";

    /// <summary>A direct answer with its citations.</summary>
    /// <param name="decision">What is decided.</param>
    /// <param name="former">What would be said from articles that do not hold today; null where they say nothing.</param>
    /// <param name="periods">The years and parts of years the question asks about.</param>
    /// <param name="today">The day on which it is asked.</param>
    public static Answer Answered(Decision decision, Decision? former, AskedPeriods periods, DateOnly today)
    {
        Candidate first = decision.Candidates[0];
        (int start, int length) = first.Article.Form.ToSource(decision.Chosen.Range.Start, decision.Chosen.Range.Length);
        string words = first.Article.Source.Text.Substring(start, length);
        string answer = words.Trim(Trimmed.ToCharArray());
        start += words.IndexOf(answer, StringComparison.Ordinal);
        CitedPassage[] cited = [.. Continued(first, decision.Chosen.Range.End).Select(passage => Mark(passage, start, start + answer.Length))];
        return new Answer(AnswerKind.Answer, answer)
        {
            Confidence = decision.Confidence,
            Citations = [.. cited, .. AlsoSaying(decision, first)],
            Passages =
            [
                .. cited,
                .. (former?.Candidates.Take(1) ?? []).Concat(decision.Candidates.Skip(1)).Select(Cite)
                    .Where(passage => !Array.Exists(cited, other => Overlap(other, passage))).Take(Passages - cited.Length),
            ],
            Notes = [.. NotesOn(decision), .. NotesOn(first.Article, periods, today), .. NotesOn(former, first)],
        };
    }

    /// <summary>An honest "not found" with the nearest articles.</summary>
    /// <param name="decision">What is decided; null where nothing was found at all.</param>
    public static Answer NotFound(Decision? decision) => new(
        AnswerKind.NotFound,
        decision is null
            ? "没有找到相关的内容。可以换个说法再问，或拨打 12345 咨询。"
            : "没有找到能回答这个问题的内容。下面是最接近的文章，供参考；也可以拨打 12345 咨询。")
    {
        Confidence = decision?.Confidence ?? 0,
        Passages = [.. (decision?.Nearest ?? []).Take(Passages).Select(Cite)],
    };

    /// <summary>Only an article that does not hold today says it: it is shown as such, behind the one that took its place.</summary>
    /// <param name="former">What that article would say.</param>
    /// <param name="current">What is decided on those that hold; null where there are none.</param>
    public static Answer NotInForce(Decision former, Decision? current)
    {
        string? successor = former.Candidates[0].Article.Source.SupersededBy;
        ILookup<bool, Candidate> others = (current?.Candidates ?? []).ToLookup(candidate => candidate.Article.Source.Id == successor);
        return new Answer(AnswerKind.NotFound, "没有找到现行有效的规定。下面的文章内容相近，但有的尚未生效或已经失效，请留意标注；也可以拨打 12345 咨询。")
        {
            Confidence = current?.Confidence ?? 0,
            Passages = [.. others[true].Concat(former.Candidates.Take(1)).Concat(others[false]).Take(Passages).Select(Cite)],
        };
    }

    /// <summary>The question back, because it is true of several places or years.</summary>
    public static Answer Clarify(Clarification clarification, Decision decision) => new(AnswerKind.Clarify, clarification.Question)
    {
        Confidence = decision.Confidence,
        Options = clarification.Options,
        Passages = [.. decision.Candidates.Take(Passages).Select(Cite)],
    };

    private static IEnumerable<CitedPassage> AlsoSaying(Decision decision, Candidate first)
    {
        string words = first.Article.Form.Text.Substring(decision.Chosen.Range.Start, decision.Chosen.Range.Length);
        return decision.Candidates.Skip(1)
            .Where(candidate => candidate.Article != first.Article && candidate.Match.Coverage >= first.Match.Coverage
                && candidate.Match.Text.Contains(words, StringComparison.Ordinal))
            .Take(Citations - 1)
            .Select(Cite);
    }

    /// <summary>The passage, and those behind it that an answer needs that runs on to a place in the article.</summary>
    private static IEnumerable<CitedPassage> Continued(Candidate first, int end)
    {
        yield return Cite(first);
        TextRange[] rest = [.. first.Article.Sentences.Select(sentence => sentence.Range).Where(range => range.Start >= first.Range.End && range.Start < end)];
        for (int i = 0; i < rest.Length;)
        {
            int start = rest[i].Start, passageEnd = rest[i].End;
            for (i++; i < rest.Length && first.Article.Form.ToSource(start, rest[i].End - start).Length <= PassageChooser.Longest; i++)
            {
                passageEnd = rest[i].End;
            }

            yield return Cite(first.Article, new TextRange(start, passageEnd - start), first.Score);
        }
    }

    /// <summary>Marks the part of an answer that stands in a passage.</summary>
    private static CitedPassage Mark(CitedPassage passage, int start, int end)
    {
        int from = Math.Max(start, passage.Start), to = Math.Min(end, passage.Start + passage.Length);
        return passage with { Marks = [new TextRange(from - passage.Start, to - from)] };
    }

    private static bool Overlap(CitedPassage one, CitedPassage other) =>
        one.ArticleId == other.ArticleId && one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;

    private static CitedPassage Cite(Candidate candidate) => Cite(candidate.Article, candidate.Range, candidate.Score);

    private static CitedPassage Cite(ArticleMatch match, TextRange range, double score)
    {
        IndexedArticle article = match.Source;
        (int start, int length) = match.Form.ToSource(range.Start, range.Length);
        return new CitedPassage(article.Id, article.Title, article.Text.Substring(start, length), start, length, score)
        {
            Publisher = article.Publisher,
            Date = article.Date,
            DateInferred = article.DateInferred,
            Region = article.Region,
            Url = article.Url,
            NotInForce = match.NotInForce,
            SupersededBy = article.SupersededBy,
        };
    }

    private static IEnumerable<string> NotesOn(Decision decision) =>
        decision.Confidence < Unsure ? ["把握不大，这段文字未必回答了您的问题，请对照原文，或拨打 12345 核实。"] : [];

    /// <summary>What readers who remember the former article will miss.</summary>
    private static IEnumerable<string> NotesOn(Decision? former, Candidate first)
    {
        if (former?.Candidates[0] is { } candidate && candidate.Score > first.Score)
        {
            yield return $"《{candidate.Article.Source.Title}》{candidate.Article.NotInForce}，没有用作依据。";
        }
    }

    private static IEnumerable<string> NotesOn(ArticleMatch match, AskedPeriods periods, DateOnly today)
    {
        IndexedArticle article = match.Source;
        if (match.Profile.MendedWord is { } mended)
        {
            yield return $"按“{mended}”查找。";
        }

        if (match.Profile.Places.AreNamed && match.Reading.Places.Length == 0)
        {
            yield return "文章没有写明适用的地方，请核对后再用。";
        }

        if (!PublicationDate.TryParse(article.Date, article.DateInferred, out PublicationDate? date) || date is null)
        {
            yield break;
        }

        string year = date.Year.ToString(CultureInfo.InvariantCulture);
        if (periods.MeansThisYear && date.Year != today.Year)
        {
            yield return $"文章发布于{year}年，说的是{year}年前后的情况，不是今年（{today.Year.ToString(CultureInfo.InvariantCulture)}年）的。";
        }

        if (date.Earliest < today.AddYears(-YearsUntilOld))
        {
            yield return $"这条信息发布于{year}年，已超过两年，请以最新规定为准。";
        }
    }
}
