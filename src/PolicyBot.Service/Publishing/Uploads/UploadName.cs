using System.Globalization;

namespace PolicyBot.Service.Publishing.Uploads;

/// <summary>The names that browsers give to files, made fit for a folder of ours.</summary>
internal static class UploadName
{
    private const int LongestStem = 60;
    private const string Unfit = "<>:\"|?*";

    /// <summary>The last part of a name, without anything that leads elsewhere or cannot be seen.</summary>
    public static string Safe(string? given)
    {
        string name = (given ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        name = string.Concat(name.Where(IsFit)).Trim(' ', '.');
        string ending = Path.GetExtension(name);
        string stem = name[..^ending.Length].Trim();
        stem = stem.Length > LongestStem ? stem[..(char.IsHighSurrogate(stem[LongestStem - 1]) ? LongestStem - 1 : LongestStem)] : stem;
        return (stem.Length > 0 ? stem : "未命名") + (ending.Length <= 10 ? ending : "");
    }

    private static bool IsFit(char c) => !Unfit.Contains(c, StringComparison.Ordinal)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
