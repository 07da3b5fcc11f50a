using System.Runtime.InteropServices;
using PolicyBot.Language;

namespace PolicyBot.Search;

/// <summary>Gathers articles and writes them as one generation.</summary>
public sealed class GenerationWriter
{
    private readonly List<ArticleRecord> _articles = [];
    private readonly List<PassageRecord> _passages = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<ulong, PostingList> _postings = [];
    private readonly Dictionary<ulong, float> _frequencies = [];
    private readonly Dictionary<ulong, int> _articleFrequencies = [];
    private readonly List<Term> _terms = [];
    private long _characters;

    /// <summary>How many passages were added.</summary>
    public int PassageCount => _passages.Count;

    /// <summary>Adds an article.</summary>
    /// <param name="article">The article; its id has not been added before.</param>
    /// <param name="passages">Its passages in order.</param>
    public void Add(IndexedArticle article, IReadOnlyList<IndexedPassage> passages)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(passages);
        int number = _articles.Count, articleTerms = 0;
        var record = new ArticleRecord
        {
            Id = Keep(article.Id),
            Title = Keep(article.Title),
            Text = Keep(article.Text),
            Publisher = Keep(article.Publisher),
            Date = Keep(article.Date),
            Region = Keep(article.Region),
            Url = Keep(article.Url),
            DateInferred = article.DateInferred ? 1 : 0,
            FirstPassage = _passages.Count,
            PassageCount = passages.Count,
        };
        List<Term> title = Terms.Of(NormalForm.Of(article.Title).Text);
        _articleFrequencies.Clear();
        foreach (IndexedPassage passage in passages)
        {
            articleTerms += AddPassage(number, article.Text, passage, title);
        }

        foreach ((ulong key, int frequency) in _articleFrequencies)
        {
            Of(key).AddArticle(number, (ushort)Math.Min(frequency, ushort.MaxValue));
        }

        record.Terms = articleTerms;
        _articles.Add(record);
    }

    /// <summary>Writes the generation and flushes it to the disk.</summary>
    /// <param name="path">A file that does not exist.</param>
    /// <param name="revision">The revision of the store that the articles are of.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public unsafe void Write(string path, long revision)
    {
        ulong[] keys = [.. _postings.Keys];
        Array.Sort(keys);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        var header = new IndexHeader
        {
            Signature = IndexFormat.Signature,
            Revision = revision,
            AveragePassageLength = _passages.Count == 0 ? 0 : (float)_passages.Average(passage => passage.Terms),
            AverageArticleLength = _articles.Count == 0 ? 0 : (float)_articles.Average(article => article.Terms),
        };
        stream.Write(new byte[sizeof(IndexHeader)]);
        var sections = new SectionWriter(stream);
        sections.Write(ref header, 0, [CollectionsMarshal.AsSpan(_articles).ToArray()]);
        sections.Write(ref header, 1, [CollectionsMarshal.AsSpan(_passages).ToArray()]);
        sections.Write(ref header, 2, _texts.Select(text => text.ToCharArray()));
        sections.Write(ref header, 3, [keys]);
        sections.Write(ref header, 4, [Entries(keys)]);
        sections.Write(ref header, 5, keys.Select(key => _postings[key].Passages.ToArray()));
        sections.Write(ref header, 6, keys.Select(key => _postings[key].Frequencies.ToArray()));
        sections.Write(ref header, 7, keys.Select(key => _postings[key].Articles.ToArray()));
        sections.Write(ref header, 8, keys.Select(key => _postings[key].ArticleFrequencies.ToArray()));
        header.SectionsChecksum = sections.Checksum;
        header.HeaderChecksum = IndexFormat.Checksum(0, MemoryMarshal.AsBytes(new ReadOnlySpan<IndexHeader>(in header)));
        stream.Position = 0;
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<IndexHeader>(in header)));
        stream.Flush(flushToDisk: true);
    }

    private int AddPassage(int article, string text, IndexedPassage passage, List<Term> title)
    {
        int number = _passages.Count;
        _frequencies.Clear();
        _terms.Clear();
        Terms.Read(NormalForm.Of(text.Substring(passage.Start, passage.Length)).Text, _terms);
        int length = _terms.Count;
        foreach (Term term in _terms)
        {
            Raise(term.Key, 1);
            CollectionsMarshal.GetValueRefOrAddDefault(_articleFrequencies, term.Key, out _)++;
        }

        foreach (Term term in passage.Heading is null ? [] : Terms.Of(NormalForm.Of(passage.Heading).Text))
        {
            Raise(term.Key, Bm25.HeadingWeight);
        }

        foreach (Term term in title)
        {
            Raise(term.Key, Bm25.TitleWeight);
        }

        foreach ((ulong key, float frequency) in _frequencies)
        {
            Of(key).Add(number, Bm25.Pack(frequency));
        }

        _passages.Add(new PassageRecord { Article = article, Start = passage.Start, Length = passage.Length, Terms = length, Heading = Keep(passage.Heading) });
        return length;
    }

    private void Raise(ulong key, float by) => CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, key, out _) += by;

    private PostingList Of(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(_postings, key, out _) ??= new PostingList();

    private TextRecord Keep(string? text)
    {
        if (text is null)
        {
            return new TextRecord { Length = -1 };
        }

        var record = new TextRecord { Start = _characters, Length = text.Length };
        _texts.Add(text);
        _characters += text.Length;
        return record;
    }

    private TermEntry[] Entries(ulong[] keys)
    {
        long postings = 0, articlePostings = 0;
        var entries = new TermEntry[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            PostingList list = _postings[keys[i]];
            entries[i] = new TermEntry
            {
                Postings = postings,
                Count = list.Passages.Count,
                ArticlePostings = articlePostings,
                ArticleCount = list.Articles.Count,
            };
            postings += list.Passages.Count;
            articlePostings += list.Articles.Count;
        }

        return entries;
    }

    private sealed class PostingList
    {
        public List<int> Passages { get; } = new(2);

        public List<byte> Frequencies { get; } = new(2);

        public List<int> Articles { get; } = new(2);

        public List<ushort> ArticleFrequencies { get; } = new(2);

        public void Add(int passage, byte frequency)
        {
            Passages.Add(passage);
            Frequencies.Add(frequency);
        }

        public void AddArticle(int article, ushort frequency)
        {
            Articles.Add(article);
            ArticleFrequencies.Add(frequency);
        }
    }

    /// <summary>Writes sections one after the other and keeps their checksum.</summary>
    private sealed class SectionWriter(FileStream stream)
    {
        private const int Alignment = 8;

        public uint Checksum { get; private set; }

        public unsafe void Write<T>(ref IndexHeader header, int section, IEnumerable<T[]> parts)
            where T : unmanaged
        {
            header.Offsets[section] = stream.Position;
            foreach (T[] part in parts)
            {
                Write(MemoryMarshal.AsBytes<T>(part));
            }

            header.Lengths[section] = stream.Position - header.Offsets[section];
            int rest = (int)(stream.Position % Alignment);
            Write(new byte[rest == 0 ? 0 : Alignment - rest]);
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            Checksum = IndexFormat.Checksum(Checksum, bytes);
            stream.Write(bytes);
        }
    }
}
