using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>
/// The platform's XML: one element <c>xml</c> with flat fields. No document type, so no entities and no expansion; what is nested
/// inside a field (the articles of a message that was forwarded, for example) is skipped.
/// </summary>
internal static class WeChatXml
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        // References to characters that XML cannot hold are no reason to leave a message unanswered.
        CheckCharacters = false,
    };

    /// <summary>Reads the fields of UTF-8 text.</summary>
    /// <returns>False where it is not such XML, or names a field twice.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? fields)
    {
        try
        {
            return TryRead(StrictUtf8.GetString(utf8), out fields);
        }
        catch (DecoderFallbackException)
        {
            fields = null;
            return false;
        }
    }

    /// <summary>Reads the fields of a text.</summary>
    /// <returns>False where it is not such XML, or names a field twice.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? fields)
    {
        fields = null;
        try
        {
            using StringReader source = new(Allowed(text.TrimStart('\uFEFF')));
            using XmlReader reader = XmlReader.Create(source, Settings);
            Dictionary<string, string> read = new(StringComparer.Ordinal);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.Name != "xml" || !ReadFields(reader, read))
            {
                return false;
            }

            fields = read;
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool ReadFields(XmlReader reader, Dictionary<string, string> fields)
    {
        string? field = null;
        StringBuilder value = new();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth == 1:
                    field = reader.Name;
                    value.Clear();
                    if (reader.IsEmptyElement && !fields.TryAdd(field, ""))
                    {
                        return false;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when reader.Depth == 2:
                    value.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement when reader.Depth == 1 && !fields.TryAdd(field!, value.ToString()):
                    return false;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>A CDATA section with the text, whatever it contains.</summary>
    public static string Data(string text) =>
        "<![CDATA[" + Allowed(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal) + "]]>";

    /// <summary>The text without the characters that XML 1.0 cannot hold, such as half a surrogate pair.</summary>
    private static string Allowed(string text)
    {
        StringBuilder allowed = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)))
            {
                allowed.Append(rune);
            }
        }

        return allowed.ToString();
    }
}
