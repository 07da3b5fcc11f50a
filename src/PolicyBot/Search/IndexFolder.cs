using System.Globalization;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>
/// The folder of the index: manifests (generation-000012.json, the highest number is the live generation) and segments
/// (segment-000034.index).
/// </summary>
/// <param name="path">Where it is.</param>
internal sealed class IndexFolder(string path)
{
    private const string ManifestPrefix = "generation-";
    private const string ManifestEnding = ".json";
    private const string SegmentPrefix = "segment-";
    private const string SegmentEnding = ".index";

    /// <summary>The numbers of the generations there are, the live one first.</summary>
    public IReadOnlyList<int> Generations => [.. Numbers(ManifestPrefix, ManifestEnding).OrderDescending()];

    /// <summary>The path of a generation's manifest.</summary>
    public string ManifestPath(int generation) => PathOf(ManifestPrefix, generation, ManifestEnding);

    /// <summary>The highest number of a segment; 0 without any.</summary>
    public int LastSegment => Numbers(SegmentPrefix, SegmentEnding).DefaultIfEmpty(0).Max();

    /// <summary>The path of a segment.</summary>
    public string SegmentPath(int number) => PathOf(SegmentPrefix, number, SegmentEnding);

    /// <summary>Opens a generation and verifies every byte of the segments that are not open yet.</summary>
    /// <param name="generation">Its number.</param>
    /// <param name="open">A generation whose segments are used again where they are the same; null for none.</param>
    /// <exception cref="InvalidDataException">The manifest or a segment is damaged or cut off, or a segment is missing or cannot be opened.</exception>
    /// <exception cref="IOException">The manifest is missing or cannot be opened.</exception>
    public Generation Open(int generation, Generation? open) => Open(Manifest.Read(ManifestPath(generation)), open);

    /// <inheritdoc cref="Open(int, Generation)"/>
    public Generation Open(Manifest manifest, Generation? open)
    {
        var segments = new Segment?[manifest.Segments.Count];
        // The longest first and one at a time, so that no processor is left with a long one when the others are done.
        int[] longestFirst = [.. manifest.Segments.Select((_, i) => i)];
        Array.Sort(longestFirst, (one, other) => manifest.Segments[other].Length.CompareTo(manifest.Segments[one].Length));
        int next = -1;
        try
        {
            // By hand: for Parallel.ForEach over a partitioner some 40 methods more would be compiled on first use.
            Parallel.Invoke([.. Enumerable.Repeat(OpenNext, Environment.ProcessorCount)]);
        }
        catch (AggregateException problems)
        {
            Array.ForEach(segments, segment => segment?.Release());
            throw new InvalidDataException(problems.InnerExceptions[0].Message, problems);
        }

        return new Generation(manifest, segments!);

        void OpenNext()
        {
            for (int i = Interlocked.Increment(ref next); i < longestFirst.Length; i = Interlocked.Increment(ref next))
            {
                SegmentEntry entry = manifest.Segments[longestFirst[i]];
                segments[longestFirst[i]] = open?.Segments.FirstOrDefault(segment => segment.Name == entry.File && segment.Checksum == entry.Checksum)?.Share() ?? Open(entry);
            }
        }
    }

    /// <summary>Opens the live generation, or the newest before it that is sound.</summary>
    /// <param name="report">Told, in Chinese, of every generation that cannot be opened.</param>
    /// <param name="open">See <see cref="Open(int, Generation)"/>.</param>
    /// <returns>The generation and its number; null where none can be opened.</returns>
    public (Generation Generation, int Number)? OpenNewest(Action<string> report, Generation? open = null)
    {
        foreach (int number in Generations)
        {
            try
            {
                return (Open(number, open), number);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                report($"索引第 {number} 代无法打开：{problem.Message}");
            }
        }

        return null;
    }

    /// <summary>Deletes what two generations do not need. Files that cannot be deleted now are left for the next time.</summary>
    /// <param name="live">The live generation.</param>
    /// <param name="previous">The one to fall back to; null for none.</param>
    public void DeleteAllBut(int live, int? previous)
    {
        int[] generations = previous is { } other ? [live, other] : [live];
        HashSet<string> kept = [.. generations.Select(ManifestPath),
            .. generations.SelectMany(generation => Manifest.Read(ManifestPath(generation)).Segments).Select(segment => Path.Combine(path, segment.File))];
        foreach (string file in Directory.EnumerateFiles(path).Where(file => !kept.Contains(file)))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Elsewhere than on Linux a reader may still hold it.
            }
        }
    }

    private Segment Open(SegmentEntry entry)
    {
        string file = Path.Combine(path, Path.GetFileName(entry.File));
        var segment = Segment.Open(file);
        if (segment.Checksum != entry.Checksum || segment.FileLength != entry.Length)
        {
            segment.Release();
            throw new InvalidDataException($"索引文件 {file} 不是清单所说的那一个。");
        }

        return segment;
    }

    private string PathOf(string prefix, int number, string ending) =>
        Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D6}{ending}"));

    private IEnumerable<int> Numbers(string prefix, string ending) =>
        Directory.EnumerateFiles(path, prefix + "*" + ending)
            .Select(file => int.TryParse(Path.GetFileName(file.AsSpan())[prefix.Length..^ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)
            .Where(number => number >= 0);
}
