using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace PolicyBot.Search;

/// <summary>An index file, opened: immutable, used in place through a memory map, safe to share between threads.</summary>
/// <remarks>It stays open until as many readers as took it have given it back, see <see cref="LiveIndex"/>.</remarks>
public sealed unsafe class Generation
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly IndexHeader _header;
    private int _readers = 1;

    private Generation(MemoryMappedFile file, MemoryMappedViewAccessor view, byte* start)
    {
        _file = file;
        _view = view;
        _start = start;
        _header = *(IndexHeader*)start;
    }

    /// <summary>The revision of the store that it was built from.</summary>
    public long Revision => _header.Revision;

    /// <summary>How many articles it holds.</summary>
    public int ArticleCount => Articles.Length;

    /// <summary>How many passages it holds.</summary>
    public int PassageCount => Passages.Length;

    private ReadOnlySpan<ArticleRecord> Articles => Section<ArticleRecord>(0);

    private ReadOnlySpan<PassageRecord> Passages => Section<PassageRecord>(1);

    private ReadOnlySpan<ulong> Keys => Section<ulong>(3);

    private ReadOnlySpan<TermEntry> Entries => Section<TermEntry>(4);

    /// <summary>Opens a file and verifies all of it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, or no index.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Generation Open(string path)
    {
        long length = new FileInfo(path).Length;
        if (length < sizeof(IndexHeader))
        {
            throw new InvalidDataException($"索引文件 {path} 不完整。");
        }

        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var generation = new Generation(file, view, start);
        if (!generation.IsSound(length))
        {
            generation.Close();
            throw new InvalidDataException($"索引文件 {path} 已损坏（校验和不符）。");
        }

        return generation;
    }

    /// <summary>An article by its number.</summary>
    public IndexedArticle Article(int number)
    {
        ArticleRecord record = Articles[number];
        return new IndexedArticle(Text(record.Id)!, Text(record.Title)!, Text(record.Text)!)
        {
            Publisher = Text(record.Publisher),
            Date = Text(record.Date),
            DateInferred = record.DateInferred != 0,
            Region = Text(record.Region),
            Url = Text(record.Url),
        };
    }

    /// <summary>The number of an article; -1 where there is none of that id.</summary>
    public int Find(string id)
    {
        for (int i = 0; i < Articles.Length; i++)
        {
            TextRecord record = Articles[i].Id;
            if (Section<char>(2).Slice((int)record.Start, record.Length).SequenceEqual(id))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The passages of an article, in order.</summary>
    public IReadOnlyList<IndexedPassage> PassagesOf(int article)
    {
        ArticleRecord record = Articles[article];
        var passages = new IndexedPassage[record.PassageCount];
        for (int i = 0; i < passages.Length; i++)
        {
            PassageRecord passage = Passages[record.FirstPassage + i];
            passages[i] = new IndexedPassage(passage.Start, passage.Length, Text(passage.Heading));
        }

        return passages;
    }

    /// <summary>In how many passages a term stands, heading and title included.</summary>
    public int DocumentFrequency(ulong key) => Keys.BinarySearch(key) is var term and >= 0 ? Entries[term].Count : 0;

    /// <summary>Rarity of a term among passages, see <see cref="Bm25"/>.</summary>
    public float Rarity(ulong key) => Bm25.Rarity(PassageCount, DocumentFrequency(key));

    /// <summary>The best passages for some terms.</summary>
    /// <param name="terms">The terms, each once.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Best first; those of equal score in the order of their numbers. Passages without any of the terms are left out.</returns>
    public IReadOnlyList<SearchHit> Search(ReadOnlySpan<QueryTerm> terms, int count, CancellationToken cancellation = default)
    {
        float[] passages = ArrayPool<float>.Shared.Rent(PassageCount);
        float[] articles = ArrayPool<float>.Shared.Rent(ArticleCount);
        try
        {
            Array.Clear(passages, 0, PassageCount);
            Array.Clear(articles, 0, ArticleCount);
            foreach (QueryTerm term in terms)
            {
                cancellation.ThrowIfCancellationRequested();
                Add(term, passages, articles);
            }

            return Best(passages, articles, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(passages);
            ArrayPool<float>.Shared.Return(articles);
        }
    }

    /// <summary>Counts one more reader.</summary>
    /// <returns>False when the last reader has left already.</returns>
    internal bool TryEnter()
    {
        int readers;
        do
        {
            readers = Volatile.Read(ref _readers);
            if (readers == 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _readers, readers + 1, readers) != readers);
        return true;
    }

    /// <summary>Counts one reader less; the last one closes the file.</summary>
    internal void Leave()
    {
        if (Interlocked.Decrement(ref _readers) == 0)
        {
            Close();
        }
    }

    private void Add(QueryTerm query, float[] passages, float[] articles)
    {
        int term = Keys.BinarySearch(query.Key);
        if (term < 0)
        {
            return;
        }

        TermEntry entry = Entries[term];
        float weight = query.Weight * Bm25.Rarity(PassageCount, entry.Count) * (Bm25.PassageK + 1);
        ReadOnlySpan<int> numbers = Section<int>(5).Slice((int)entry.Postings, entry.Count);
        ReadOnlySpan<byte> frequencies = Section<byte>(6).Slice((int)entry.Postings, entry.Count);
        ReadOnlySpan<PassageRecord> records = Passages;
        for (int i = 0; i < numbers.Length; i++)
        {
            float frequency = Bm25.Unpack(frequencies[i]);
            float norm = Bm25.LengthNorm(records[numbers[i]].Terms, _header.AveragePassageLength, Bm25.PassageK, Bm25.PassageB);
            passages[numbers[i]] += weight * frequency / (frequency + norm);
        }

        float articleWeight = query.Weight * Bm25.Rarity(ArticleCount, entry.ArticleCount) * (Bm25.ArticleK + 1);
        ReadOnlySpan<int> articleNumbers = Section<int>(7).Slice((int)entry.ArticlePostings, entry.ArticleCount);
        ReadOnlySpan<ushort> articleFrequencies = Section<ushort>(8).Slice((int)entry.ArticlePostings, entry.ArticleCount);
        for (int i = 0; i < articleNumbers.Length; i++)
        {
            float norm = Bm25.LengthNorm(Articles[articleNumbers[i]].Terms, _header.AverageArticleLength, Bm25.ArticleK, Bm25.ArticleB);
            articles[articleNumbers[i]] += articleWeight * articleFrequencies[i] / (articleFrequencies[i] + norm);
        }
    }

    private List<SearchHit> Best(float[] passages, float[] articles, int count)
    {
        // Smallest first, so that the worst of the best is at hand; of equal scores the higher number goes first.
        var best = new PriorityQueue<SearchHit, (float Total, int Order)>(count + 1);
        float least = 0;
        ReadOnlySpan<PassageRecord> records = Passages;
        for (int i = 0; i < records.Length; i++)
        {
            if (passages[i] <= 0)
            {
                continue;
            }

            var hit = new SearchHit(i, records[i].Article, passages[i], articles[records[i].Article]);
            if (hit.Total > least || best.Count < count)
            {
                best.Enqueue(hit, (hit.Total, -i));
                if (best.Count > count)
                {
                    best.Dequeue();
                    best.TryPeek(out SearchHit worst, out _);
                    least = worst.Total;
                }
            }
        }

        List<SearchHit> hits = [.. best.UnorderedItems.Select(item => item.Element)];
        hits.Sort((one, other) => other.Total != one.Total ? other.Total.CompareTo(one.Total) : one.Passage.CompareTo(other.Passage));
        return hits;
    }

    private bool IsSound(long length)
    {
        IndexHeader header = _header;
        uint headerChecksum = header.HeaderChecksum;
        header.HeaderChecksum = 0;
        if (header.Signature != IndexFormat.Signature
            || headerChecksum != IndexFormat.Checksum(0, MemoryMarshal.AsBytes(new ReadOnlySpan<IndexHeader>(in header))))
        {
            return false;
        }

        uint checksum = 0;
        long end = sizeof(IndexHeader);
        for (int i = 0; i < IndexFormat.Sections; i++)
        {
            long next = i + 1 < IndexFormat.Sections ? header.Offsets[i + 1] : length;
            if (header.Offsets[i] != end || header.Lengths[i] > next - end || next > length)
            {
                return false;
            }

            for (long at = end; at < next; at += int.MaxValue & ~7)
            {
                checksum = IndexFormat.Checksum(checksum, new ReadOnlySpan<byte>(_start + at, (int)Math.Min(next - at, int.MaxValue & ~7)));
            }

            end = next;
        }

        return checksum == header.SectionsChecksum;
    }

    private string? Text(TextRecord record) =>
        record.Length < 0 ? null : new string((char*)(_start + _header.Offsets[2]) + record.Start, 0, record.Length);

    private ReadOnlySpan<T> Section<T>(int section)
        where T : unmanaged =>
        new(_start + _header.Offsets[section], (int)(_header.Lengths[section] / sizeof(T)));

    private void Close()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
