using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>A segment's file, opened: immutable, used in place through a memory map, safe to share between threads.</summary>
/// <remarks>Generations share segments; the last one that gives it back closes it.</remarks>
internal sealed class Segment
{
    private readonly MappedFile _file;
    private readonly SegmentHeader _header;
    private int _owners = 1;

    private Segment(MappedFile file, string name)
    {
        _file = file;
        Name = name;
        _header = MemoryMarshal.Read<SegmentHeader>(file.Bytes);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Stands for the segment where something about it is kept for as long as it may, without keeping the segment.</summary>
    public object Identity { get; } = new();

    /// <summary>The file's checksum as manifests state it: that of its header, which holds that of the rest.</summary>
    public uint Checksum => _header.HeaderChecksum;

    /// <summary>The file's length in bytes.</summary>
    public int FileLength => _file.Bytes.Length;

    /// <summary>Length of all passages together, in terms.</summary>
    public long Length => _header.Length;

    /// <summary>BM25F of its passages, were there no other segments.</summary>
    public Bm25Field PassageField => Bm25.Passages((float)Length / Math.Max(Passages.Length, 1));

    /// <summary>BM25 of its articles, were there no other segments.</summary>
    public Bm25Field ArticleField => Bm25.Articles((float)Length / Math.Max(Articles.Length, 1));

    public ReadOnlySpan<ArticleRecord> Articles => Section<ArticleRecord>(SegmentSection.Articles);

    public ReadOnlySpan<PassageRecord> Passages => Section<PassageRecord>(SegmentSection.Passages);

    public ReadOnlySpan<ushort> PassageArticles => Section<ushort>(SegmentSection.PassageArticles);

    /// <summary>Length of each passage in terms.</summary>
    public ReadOnlySpan<float> PassageLengths => Section<float>(SegmentSection.PassageLengths);

    /// <summary>Length of each article in terms.</summary>
    public ReadOnlySpan<float> ArticleLengths => Section<float>(SegmentSection.ArticleLengths);

    /// <summary>What a <see cref="PostingList"/> points into.</summary>
    public ReadOnlySpan<byte> Postings => Section<byte>(SegmentSection.Postings);

    /// <summary>Length of the dictionary in bytes.</summary>
    public int DictionaryLength => Section<byte>(SegmentSection.Heads).Length + Section<byte>(SegmentSection.Keys).Length + Section<byte>(SegmentSection.Runs).Length;

    /// <summary>Opens a file and verifies every byte of it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, or no segment.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Segment Open(string path)
    {
        var file = new MappedFile(path);
        if (ProblemOf(file.Bytes) is { } problem)
        {
            file.Dispose();
            throw new InvalidDataException($"索引文件 {path} {problem}。");
        }

        return new Segment(file, Path.GetFileName(path));
    }

    /// <summary>The hash by which an article is found: FNV-1a (Fowler, Noll, Vo) of its id's UTF-16.</summary>
    public static ulong HashOf(ReadOnlySpan<char> id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash;
    }

    /// <summary>The numbers of the articles of an id; more than one where several versions were added.</summary>
    public List<int> Find(string id)
    {
        ulong hash = HashOf(id);
        ReadOnlySpan<IdRecord> ids = Section<IdRecord>(SegmentSection.Ids);
        List<int> found = [];
        for (int i = FirstOf(ids, hash); i < ids.Length && ids[i].Hash == hash; i++)
        {
            if (Text(Articles[ids[i].Article].Id).SequenceEqual(id))
            {
                found.Add(ids[i].Article);
            }
        }

        return found;
    }

    /// <summary>What is known of a term without reading its postings; empty lists where no passage of the segment holds it.</summary>
    public RunRecord Find(ulong key)
    {
        int head = Section<ulong>(SegmentSection.Heads).BinarySearch(key);
        int block = head >= 0 ? head : ~head - 1;
        if (block < 0)
        {
            return default;
        }

        ReadOnlySpan<ulong> keys = Section<ulong>(SegmentSection.Keys)[(block * SegmentFormat.BlockSize)..];
        int at = keys[..Math.Min(keys.Length, SegmentFormat.BlockSize)].BinarySearch(key);
        return at < 0 ? default : Section<RunRecord>(SegmentSection.Runs)[(block * SegmentFormat.BlockSize) + at];
    }

    /// <summary>The passages that hold a term.</summary>
    public PostingList PassagesWith(RunRecord run) => new(run.Passages.Start, run.Passages.Count, Passages.Length, FrequencyCode.Passages);

    /// <summary>The articles that hold a term in their text.</summary>
    public PostingList ArticlesWith(RunRecord run) => new(run.Articles.Start, run.Articles.Count, Articles.Length, FrequencyCode.Articles);

    private ReadOnlySpan<char> Text(TextRecord record) => Section<char>(SegmentSection.Characters).Slice(record.Start, record.Length);

    /// <summary>A value; null for 0.</summary>
    public string? Value(int number) => number == 0 ? null : Text(Section<TextRecord>(SegmentSection.Values)[number - 1]).ToString();

    /// <summary>An article by its number.</summary>
    public IndexedArticle Article(int number)
    {
        ArticleRecord record = Articles[number];
        return new IndexedArticle(Text(record.Id).ToString(), Text(record.Title).ToString(), Text(record.Text).ToString())
        {
            Publisher = Value(record.Publisher),
            Date = Value(record.Date),
            DateInferred = record.DateInferred != 0,
            Region = Value(record.Region),
            Topic = Value(record.Topic),
            Url = Value(record.Url),
            InForceFrom = Day(record.InForceFrom),
            InForceUntil = Day(record.InForceUntil),
            SupersededBy = Value(record.SupersededBy),
        };
    }

    private static DateOnly? Day(int number) => number < 0 ? null : DateOnly.FromDayNumber(number);

    /// <summary>The passages of an article, in order.</summary>
    public IndexedPassage[] PassagesOf(int article)
    {
        ArticleRecord record = Articles[article];
        var passages = new IndexedPassage[record.PassageCount];
        string? heading = null;
        for (int i = 0, last = 0; i < passages.Length; i++)
        {
            PassageRecord passage = Passages[record.FirstPassage + i];
            heading = passage.Heading == last ? heading : Value(passage.Heading);
            last = passage.Heading;
            passages[i] = new IndexedPassage(passage.Start, passage.Length, heading);
        }

        return passages;
    }

    /// <summary>Counts one owner more. Only an owner may call it.</summary>
    public Segment Share()
    {
        Interlocked.Increment(ref _owners);
        return this;
    }

    /// <summary>Counts one owner less; the last one closes the file.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _owners) == 0)
        {
            _file.Dispose();
        }
    }

    private static string? ProblemOf(ReadOnlySpan<byte> bytes)
    {
        SegmentHeader header = bytes.Length < SegmentFormat.HeaderSize ? default : MemoryMarshal.Read<SegmentHeader>(bytes);
        if (header.Signature != SegmentFormat.Signature && (header.Signature & SegmentFormat.AllVersions) == (SegmentFormat.Signature & SegmentFormat.AllVersions))
        {
            return "是另一版本的程序写的，要重新生成";
        }

        bool isSound = header.Signature == SegmentFormat.Signature
            && header.HeaderChecksum == SegmentFormat.HeaderChecksum(bytes)
            && header.ContentChecksum == Crc32C.Of(bytes[SegmentFormat.HeaderSize..]);
        return isSound ? null : "已损坏（校验和不符）";
    }

    private static int FirstOf(ReadOnlySpan<IdRecord> ids, ulong hash)
    {
        int low = 0, high = ids.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ids[middle].Hash < hash ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ReadOnlySpan<T> Section<T>(SegmentSection section)
        where T : unmanaged
    {
        SectionRange range = _header.Sections[(int)section];
        return MemoryMarshal.Cast<byte, T>(_file.Bytes.Slice(range.Start, range.Length));
    }
}
