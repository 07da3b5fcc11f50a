using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>Computes the values of <see cref="SpanFeature"/> for the stretches of one passage.</summary>
internal sealed class SpanFeatures
{
    private const int Far = 30;
    private const string BadBeginnings = "的了等们着过及、";
    private const string BadEnds = "的在和与及或由被将从对把向于、为是";
    private const string Openers = QuotationMarks.Opening + "\"";
    private const string Closers = QuotationMarks.Closing + "\"";

    /// <summary>How many kinds of characters are told apart.</summary>
    public const int CharacterKinds = 18;

    private readonly QuestionProfile _profile;
    private readonly ArticleMatch _article;
    private readonly string _text;
    private readonly PassageWords _words;
    private readonly SentenceMatch[] _sentences;
    private readonly List<TermMatch> _matches;
    private readonly float _bestMass;
    private readonly int _best;
    private readonly TextRange _passage;
    private readonly string[] _endings;
    private readonly UInt128[] _told;
    private readonly AskedCues _cues;
    private readonly int[] _takenBefore; // by character of the passage, how many before it terms of the question take up
    private readonly int[] _askedBefore; // the same for characters that stand in the question

    /// <param name="candidate">The passage.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="words">Its words.</param>
    public SpanFeatures(Candidate candidate, IReadOnlyList<TextRange> clauses, PassageWords words)
    {
        _article = candidate.Article;
        _profile = candidate.Article.Profile;
        _text = candidate.Article.Form.Text;
        _passage = candidate.Range;
        _words = words;
        Quantities = PassageQuantity.In(candidate);
        _matches = candidate.Article.Whole.Matches;
        _sentences = candidate.Sentences;
        Clauses = [.. clauses.Select(clause => ClauseReading.Of(candidate.Article, clause))];
        _endings = AskedEndings.Of(_profile.Question);
        _cues = new AskedCues(_profile.Question, _text.AsSpan(_passage.Start, _passage.Length));
        var taken = new bool[_passage.Length];
        foreach (TermMatch match in candidate.Match.Matches)
        {
            taken.AsSpan(match.Start, match.Length).Fill(true);
        }

        _takenBefore = CountBefore(i => taken[i]);
        _askedBefore = CountBefore(i => _profile.Question.Form.Text.Contains(_text[_passage.Start + i], StringComparison.Ordinal));
        _told = [.. clauses.Select(clause => TellingWords.In(_text.AsSpan(clause.Start, clause.Length)).Told)];
        for (int i = 0; i < _sentences.Length; i++)
        {
            if (_sentences[i].AnswerMass > _bestMass)
            {
                (_best, _bestMass) = (i, _sentences[i].AnswerMass);
            }
        }
    }

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<SpanFeature>();

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>The passage's clauses that may answer.</summary>
    public IReadOnlyList<ClauseReading> Clauses { get; }

    /// <summary>Its quantities, see <see cref="PassageQuantity.In"/>.</summary>
    public IReadOnlyList<PassageQuantity> Quantities { get; }

    /// <summary>Fills one stretch's values.</summary>
    public void Fill(AnswerSpan span, float[] values)
    {
        var set = new FeatureSetter<SpanFeature>(values);
        UnderstoodQuestion question = _profile.Question;
        set[SpanFeature.Asked] = (float)question.Asked;
        set[SpanFeature.AskedForClauses] = question.WantsClauses ? 1 : 0;
        set[SpanFeature.QuestionLength] = question.Form.Text.Length;
        set[SpanFeature.Position] = (float)(span.Range.Start - _passage.Start) / _passage.Length;
        (int first, int last) = SentencesOf(span.Range);
        FillSentences(set, first, last);
        FillCoverage(set, span.Range, _sentences[first].Range.Start, _sentences[last].Range.End);
        FillBorders(set, span, _sentences[first].Range.Start, _sentences[last].Range.End);
        FillContent(set, span);
        FillWords(set, span.Range);
        ClauseReading clause = Clauses[span.FirstClause];
        set[SpanFeature.ContentTogether] = _sentences[first].Features[(int)SentenceFeature.ContentTogether];
        set[SpanFeature.HeadingContent] = _sentences[first].Features[(int)SentenceFeature.HeadingContent];
        set[SpanFeature.ClauseContent] = clause.Content;
        set[SpanFeature.ClauseNearSlot] = clause.NearSlot;
        set[SpanFeature.OtherTime] = clause.IsOfOtherTime ? 1 : 0;
        set[SpanFeature.Present] = clause.IsPresent ? 1 : 0;
    }

    private (int First, int Last) SentencesOf(TextRange range)
    {
        int first = 0;
        while (first + 1 < _sentences.Length && _sentences[first].Range.End <= range.Start)
        {
            first++;
        }

        int last = first;
        while (last + 1 < _sentences.Length && _sentences[last].Range.End < range.End)
        {
            last++;
        }

        return (first, last);
    }

    private void FillSentences(FeatureSetter<SpanFeature> set, int first, int last)
    {
        float mass = 0;
        for (int i = first; i <= last; i++)
        {
            mass += _sentences[i].AnswerMass;
        }

        set[SpanFeature.Sentences] = last - first + 1;
        set[SpanFeature.MassOfFirst] = _sentences[first].AnswerMass;
        set[SpanFeature.MassOfAll] = mass;
        set[SpanFeature.MassOfBest] = _bestMass;
        set[SpanFeature.BeginsInBest] = first == _best ? 1 : 0;
    }

    private void FillCoverage(FeatureSetter<SpanFeature> set, TextRange range, int from, int to)
    {
        Span<bool> seenBefore = stackalloc bool[Math.Min(_profile.Terms.Length, 512)];
        Span<bool> seenInside = stackalloc bool[seenBefore.Length];
        Span<bool> seenBehind = stackalloc bool[seenBefore.Length];
        float before = 0, inside = 0, behind = 0;
        int gapBefore = Far, gapBehind = Far;
        for (int i = _article.Whole.FirstMatchFrom(from); i < _matches.Count && _matches[i].Start < to; i++)
        {
            (int term, int start, int length, bool isNear) = _matches[i];
            if (term >= seenBefore.Length)
            {
                continue;
            }

            if (start + length <= range.Start)
            {
                before += seenBefore[term] ? 0 : _profile.Weights[term];
                seenBefore[term] = true;
                gapBefore = Math.Min(gapBefore, range.Start - start - length);
            }
            else if (start >= range.End)
            {
                behind += seenBehind[term] ? 0 : _profile.Weights[term];
                seenBehind[term] = true;
                gapBehind = Math.Min(gapBehind, start - range.End);
            }
            else if (!isNear) // another word than the question's may be the very answer
            {
                inside += seenInside[term] ? 0 : _profile.Weights[term];
                seenInside[term] = true;
            }
        }

        set[SpanFeature.CoverageInside] = inside / _profile.TotalWeight;
        set[SpanFeature.CoverageBefore] = before / _profile.TotalWeight;
        set[SpanFeature.CoverageBehind] = behind / _profile.TotalWeight;
        set[SpanFeature.GapBefore] = gapBefore;
        set[SpanFeature.GapBehind] = gapBehind;
    }

    private void FillBorders(FeatureSetter<SpanFeature> set, AnswerSpan span, int sentenceStart, int sentenceEnd)
    {
        TextRange range = span.Range;
        char before = range.Start > 0 ? _text[range.Start - 1] : '\n';
        char behind = range.End < _text.Length ? _text[range.End] : '\n';
        char first = _text[range.Start], last = _text[range.End - 1];
        set[SpanFeature.AlignedBefore] = SlotContext.AlignedBefore(_profile.Question, _text, range.Start);
        set[SpanFeature.AlignedBehind] = SlotContext.AlignedBehind(_profile.Question, _text, range.End);
        set[SpanFeature.BeginsClause] = range.Start == Clauses[span.FirstClause].Range.Start ? 1 : 0;
        set[SpanFeature.EndsClause] = range.End == Clauses[span.LastClause].Range.End ? 1 : 0;
        set[SpanFeature.BeginsSentence] = range.Start == sentenceStart ? 1 : 0;
        set[SpanFeature.EndsSentence] = range.End >= sentenceEnd - 1 ? 1 : 0;
        set[SpanFeature.Before] = KindOf(before);
        set[SpanFeature.Behind] = KindOf(behind);
        set[SpanFeature.First] = KindOf(first);
        set[SpanFeature.Last] = KindOf(last);
        set[SpanFeature.Quoted] = Openers.Contains(before, StringComparison.Ordinal) && Closers.Contains(behind, StringComparison.Ordinal) ? 1 : 0;
        set[SpanFeature.BadBeginning] = BadBeginnings.Contains(first, StringComparison.Ordinal) ? 1 : 0;
        set[SpanFeature.BadEnd] = BadEnds.Contains(last, StringComparison.Ordinal) ? 1 : 0;
    }

    private void FillContent(FeatureSetter<SpanFeature> set, AnswerSpan span)
    {
        ReadOnlySpan<char> words = _text.AsSpan(span.Range.Start, span.Range.Length);
        int start = span.Range.Start - _passage.Start, end = start + words.Length;
        int clauseBefore = (span.FirstClause > 0 ? Clauses[span.FirstClause - 1].Range.Start : Clauses[span.FirstClause].Range.Start) - _passage.Start;
        AskedCues.FigureCounts figures = _cues.CountFigures(start, end);
        set[SpanFeature.Length] = words.Length;
        set[SpanFeature.Clauses] = span.LastClause - span.FirstClause + 1;
        set[SpanFeature.TakenShare] = (float)(_takenBefore[end] - _takenBefore[start]) / words.Length;
        set[SpanFeature.CharactersOfQuestion] = (float)(_askedBefore[end] - _askedBefore[start]) / words.Length;
        set[SpanFeature.Enumerated] = words.Count('、');
        set[SpanFeature.Figures] = figures.All;
        set[SpanFeature.UnitFigures] = figures.WithUnit;
        set[SpanFeature.DateFigures] = figures.Dates;
        set[SpanFeature.Cues] = _cues.CountWords(start, end);
        set[SpanFeature.EndsAsAsked] = _endings.Length == 0 ? -1 : EndsAsAsked(words) ? 1 : 0;
        set[SpanFeature.PersonName] = PersonName.Likeness(words);
        set[SpanFeature.Related] = _profile.Related(_told[span.FirstClause] | _told[span.LastClause]);
        set[SpanFeature.CuesBefore] = _cues.CountWords(clauseBefore, start);
    }

    private void FillWords(FeatureSetter<SpanFeature> set, TextRange range)
    {
        set[SpanFeature.FirstWord] = (float)_words.BeginningAt(range.Start);
        set[SpanFeature.LastWord] = (float)_words.EndingAt(range.End);
        set[SpanFeature.WordBefore] = (float)_words.EndingAt(range.Start);
        set[SpanFeature.WordBehind] = (float)_words.BeginningAt(range.End);
        (set[SpanFeature.UnitFit], set[SpanFeature.IsQuantity]) = PassageQuantity.FitOf(Quantities, range);
        set[SpanFeature.Places] = _words.Count(range, WordClass.Place);
        set[SpanFeature.Times] = _words.Count(range, WordClass.Time);
        set[SpanFeature.Verbs] = _words.Count(range, WordClass.Verb);
        set[SpanFeature.Nouns] = _words.Count(range, WordClass.Noun);
    }

    private int[] CountBefore(Func<int, bool> holds)
    {
        var before = new int[_passage.Length + 1];
        for (int i = 0; i < _passage.Length; i++)
        {
            before[i + 1] = before[i] + (holds(i) ? 1 : 0);
        }

        return before;
    }

    private bool EndsAsAsked(ReadOnlySpan<char> words)
    {
        foreach (string ending in _endings)
        {
            if (words.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A character's kind as a number; kinds that behave alike at an answer's border lie together.</summary>
    private static int KindOf(char c) => c switch
    {
        '。' or '!' or '?' or ';' or '\n' => 0,
        ':' => 1,
        ',' => 2,
        '、' => 3,
        '"' or '“' or '”' or '《' or '》' or '「' or '」' or '『' or '』' or '(' or ')' => 4,
        '是' or '为' or '即' or '叫' or '称' => 5,
        '在' or '于' or '到' or '至' or '达' or '共' or '约' or '了' => 6,
        '由' or '被' or '将' or '从' or '对' or '向' or '以' or '把' => 7,
        '和' or '与' or '及' or '或' or '并' => 8,
        '的' => 9,
        '年' or '月' or '日' or '时' => 10,
        '省' or '市' or '区' or '县' or '镇' or '村' or '国' or '州' or '路' or '街' => 11,
        '局' or '部' or '会' or '院' or '司' or '心' or '厅' or '委' or '处' or '校' => 12,
        '等' or '们' or '其' or '该' or '此' or '这' => 13,
        _ when char.IsAsciiDigit(c) => 14,
        _ when char.IsAsciiLetter(c) => 15,
        _ when NormalForm.IsHan(c) => 17,
        _ => 16,
    };
}
