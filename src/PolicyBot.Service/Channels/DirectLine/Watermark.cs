using System.Globalization;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Where a client is in a conversation: the number of the last activity it has.</summary>
internal static class Watermark
{
    /// <summary>Reads a watermark; an empty or missing one is the beginning.</summary>
    public static bool TryParse(string? text, out long watermark)
    {
        watermark = 0;
        return string.IsNullOrEmpty(text) || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark);
    }
}
