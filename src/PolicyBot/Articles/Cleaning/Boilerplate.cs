using PolicyBot.Language;

namespace PolicyBot.Articles.Cleaning;

/// <summary>Knows the lines that portals put around articles (Data/boilerplate.tsv).</summary>
internal static class Boilerplate
{
    private static readonly Rule[] Rules = [.. EmbeddedData.Lines("Articles.Data.boilerplate.tsv").Select(Read)];

    /// <summary>Where a line of boilerplate may stand.</summary>
    public enum Place
    {
        /// <summary>Before the article's text.</summary>
        Head,

        /// <summary>Behind it; all that follows is boilerplate too.</summary>
        Foot,

        /// <summary>Anywhere, alone.</summary>
        Line,
    }

    /// <summary>Why a line is boilerplate in a place, in Chinese; null where it is not.</summary>
    public static string? ReasonFor(string line, Place place)
    {
        string compared = Compared(line);
        return Array.Find(Rules, rule => rule.Place == place && rule.Matches(compared))?.Reason;
    }

    /// <summary>A line in normal form without white space.</summary>
    public static string Compared(string line) => string.Concat(NormalForm.Of(line).Text.Where(c => !char.IsWhiteSpace(c)));

    private static Rule Read(string line)
    {
        string[] columns = line.Split('\t');
        return new Rule(Enum.Parse<Place>(columns[0], ignoreCase: true), columns[1], columns[2], columns[3]);
    }

    private sealed record Rule(Place Place, string Comparison, string Words, string Reason)
    {
        public bool Matches(string line) => Comparison switch
        {
            "is" => line == Words,
            "starts" => line.StartsWith(Words, StringComparison.Ordinal),
            _ => line.Contains(Words, StringComparison.Ordinal),
        };
    }
}
