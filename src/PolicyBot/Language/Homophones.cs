namespace PolicyBot.Language;

/// <summary>Characters that are read alike, from Data/homophones.tsv: what pinyin keyboards and speech recognition confuse.</summary>
public static class Homophones
{
    /// <summary>Sounds that many speakers do not tell apart; the second stands for both.</summary>
    private static readonly (string Sound, string Alike)[] Confused = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in")];

    private static readonly Dictionary<string, string> BySound = Read();
    private static readonly Dictionary<char, string> SoundOf =
        BySound.SelectMany(sound => sound.Value.Select(character => (Character: character, Sound: sound.Key))).ToDictionary(pair => pair.Character, pair => pair.Sound);

    /// <summary>The characters read like one, itself among them; empty where its reading is not known.</summary>
    public static string Of(char character) => SoundOf.TryGetValue(character, out string? sound) ? BySound[sound] : "";

    /// <summary>The characters whose reading differs by one letter put in, left out or exchanged (di, ti); empty where its reading is not known.</summary>
    public static IEnumerable<char> NearTo(char character) =>
        SoundOf.TryGetValue(character, out string? sound) ? BySound.Where(other => IsNear(sound, other.Key)).SelectMany(other => other.Value) : [];

    private static Dictionary<string, string> Read()
    {
        Dictionary<string, string> bySound = new(StringComparer.Ordinal);
        foreach (string line in EmbeddedData.Lines("Language.Data.homophones.tsv"))
        {
            string[] columns = line.Split('\t');
            string sound = Confused.Aggregate(columns[0], (reading, pair) => reading.Replace(pair.Sound, pair.Alike, StringComparison.Ordinal));
            bySound[sound] = bySound.GetValueOrDefault(sound) + columns[1];
        }

        return bySound;
    }

    private static bool IsNear(string one, string other)
    {
        if (one == other || Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        int head = one.AsSpan().CommonPrefixLength(other);
        ReadOnlySpan<char> restOfOne = one.AsSpan(head), restOfOther = other.AsSpan(head);
        return one.Length == other.Length
            ? restOfOne[1..].SequenceEqual(restOfOther[1..])
            : restOfOne.Length > restOfOther.Length ? restOfOne[1..].SequenceEqual(restOfOther) : restOfOther[1..].SequenceEqual(restOfOne);
    }
}
