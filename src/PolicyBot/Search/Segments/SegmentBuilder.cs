using System.Globalization;
using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Gathers articles and writes them as one segment.</summary>
internal sealed class SegmentBuilder
{
    private readonly TextTable _texts = new();
    private readonly List<ArticleRecord> _articles = [];
    private readonly List<IdRecord> _ids = [];
    private readonly List<PassageRecord> _passages = [];
    private readonly List<ushort> _passageArticles = [];
    private readonly List<float> _passageLengths = [];
    private readonly List<float> _articleLengths = [];
    private readonly PostingBuffer _passagePostings = new();
    private readonly PostingBuffer _articlePostings = new();
    private readonly Dictionary<ulong, int> _terms = [];
    private readonly List<int> _articleTerms = [];
    private int[] _articleCounts = new int[1024];

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _articles.Count == 0;

    /// <summary>Whether an article fits in, see <see cref="SegmentFormat.MostPassages"/>.</summary>
    public bool HasRoomFor(ArticleTerms parts) =>
        _articles.Count < SegmentFormat.MostPassages && _passages.Count + parts.Passages.Count <= SegmentFormat.MostPassages;

    /// <summary>Adds an article for which there is room.</summary>
    public void Add(ArticleTerms parts)
    {
        IndexedArticle article = parts.Article;
        int first = _passages.Count, length = 0;
        for (int i = 0; i < parts.Passages.Count; i++)
        {
            IndexedPassage passage = parts.Passages[i];
            _passages.Add(new PassageRecord { Start = passage.Start, Length = passage.Length, Heading = _texts.Share(passage.Heading) });
            _passageArticles.Add((ushort)_articles.Count);
            _passageLengths.Add(parts.Terms[i].Length);
            length += parts.Terms[i].Length;
            AddTerms(parts.Terms[i].Terms);
        }

        EndArticle();
        (int earliest, int latest) = DaysOf(article.Date);
        _ids.Add(new IdRecord { Hash = Segment.HashOf(article.Id), Article = _articles.Count });
        _articles.Add(new ArticleRecord
        {
            Id = _texts.Keep(article.Id),
            Title = _texts.Keep(article.Title),
            Text = _texts.Keep(article.Text),
            Url = _texts.Share(article.Url),
            Publisher = _texts.Share(article.Publisher),
            Region = _texts.Share(article.Region),
            Topic = _texts.Share(article.Topic),
            Date = _texts.Share(article.Date),
            Earliest = earliest,
            Latest = latest,
            DateInferred = article.DateInferred ? 1 : 0,
            InForceFrom = article.InForceFrom?.DayNumber ?? -1,
            InForceUntil = article.InForceUntil?.DayNumber ?? -1,
            SupersededBy = _texts.Share(article.SupersededBy),
            FirstPassage = first,
            PassageCount = parts.Passages.Count,
        });
        _articleLengths.Add(length);
    }

    /// <summary>Writes the segment and flushes it to the disk.</summary>
    /// <param name="path">A file that does not exist. It is deleted again where it cannot be written to the end.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    /// <returns>The entry for the manifest.</returns>
    public SegmentEntry Write(string path)
    {
        ulong[] keys = [.. _terms.Keys];
        int[] terms = [.. _terms.Values];
        Array.Sort(keys, terms);
        long length = _passageLengths.Sum(own => (long)own);
        var header = new SegmentHeader { Signature = SegmentFormat.Signature, Length = length };
        var runs = new RunRecord[terms.Length];
        List<byte> postings = [];
        var passages = new PostingWriter(
            _passagePostings.Invert(terms.Length), [.. _passageLengths], FrequencyCode.Passages, Bm25.Passages((float)length / Math.Max(_passages.Count, 1)), postings);
        var articles = new PostingWriter(
            _articlePostings.Invert(terms.Length), [.. _articleLengths], FrequencyCode.Articles, Bm25.Articles((float)length / _articles.Count), postings);
        for (int i = 0; i < terms.Length; i++)
        {
            runs[i] = new RunRecord { Passages = passages.Write(terms[i]), Articles = articles.Write(terms[i]) };
        }

        _ids.Sort((one, other) => (one.Hash, one.Article).CompareTo((other.Hash, other.Article)));
        using var file = new SegmentFile(path);
        file.Add(SegmentSection.Articles, Span(_articles));
        file.Add(SegmentSection.Ids, Span(_ids));
        file.Add(SegmentSection.Values, _texts.Values);
        file.Add(SegmentSection.Characters, _texts.Characters);
        file.Add(SegmentSection.Passages, Span(_passages));
        file.Add(SegmentSection.PassageArticles, Span(_passageArticles));
        file.Add(SegmentSection.PassageLengths, Span(_passageLengths));
        file.Add(SegmentSection.ArticleLengths, Span(_articleLengths));
        file.Add<ulong>(SegmentSection.Heads, [.. keys.Where((_, i) => i % SegmentFormat.BlockSize == 0)]);
        file.Add<ulong>(SegmentSection.Keys, keys);
        file.Add<RunRecord>(SegmentSection.Runs, runs);
        file.Add(SegmentSection.Postings, Span(postings));
        (int bytes, uint checksum) = file.Finish(header);
        return new SegmentEntry(Path.GetFileName(path), bytes, checksum, null);
    }

    private static ReadOnlySpan<T> Span<T>(List<T> list) => CollectionsMarshal.AsSpan(list);

    /// <summary>First and last day that a date can mean (2024-05 is the whole of May); -1 for none.</summary>
    private static (int Earliest, int Latest) DaysOf(string? date)
    {
        int[] parts = [.. (date ?? "").Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        int year = parts[0], month = parts.ElementAtOrDefault(1), day = parts.ElementAtOrDefault(2);
        if (year is < 1 or > 9999 || month > 12 || (month > 0 && day > DateTime.DaysInMonth(year, month)))
        {
            return (-1, -1);
        }

        int lastMonth = month > 0 ? month : 12;
        var earliest = new DateOnly(year, Math.Max(month, 1), Math.Max(day, 1));
        var latest = new DateOnly(year, lastMonth, day > 0 ? day : DateTime.DaysInMonth(year, lastMonth));
        return (earliest.DayNumber, latest.DayNumber);
    }

    private void AddTerms(PassageTerm[] terms)
    {
        foreach (PassageTerm term in terms)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term.Key, out bool isKnown);
            if (!isKnown)
            {
                number = _terms.Count - 1;
                Array.Resize(ref _articleCounts, number < _articleCounts.Length ? _articleCounts.Length : number * 2);
            }

            _passagePostings.Add(number, term.Quarters);
            if (term.Count > 0)
            {
                if (_articleCounts[number] == 0)
                {
                    _articleTerms.Add(number);
                }

                _articleCounts[number] += term.Count;
            }
        }

        _passagePostings.EndText();
    }

    private void EndArticle()
    {
        foreach (int term in _articleTerms)
        {
            _articlePostings.Add(term, Math.Min(_articleCounts[term], ushort.MaxValue));
            _articleCounts[term] = 0;
        }

        _articleTerms.Clear();
        _articlePostings.EndText();
    }
}
