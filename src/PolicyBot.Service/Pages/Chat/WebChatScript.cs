using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace PolicyBot.Service.Pages.Chat;

/// <summary>
/// Microsoft's Web Chat, one large script: compressed once, at the first request, and named by its content so that browsers keep
/// it. Thread-safe.
/// </summary>
internal sealed class WebChatScript
{
    // Nine of eleven: half a second once; eleven takes ten and saves a tenth.
    private const int BrotliQuality = 9;

    private readonly Lazy<byte[]>? _brotli;
    private readonly Lazy<byte[]>? _gzip;
    private readonly byte[] _plain = [];

    /// <summary>Looks for the script beside the program; a build without npm has none.</summary>
    public WebChatScript()
    {
        string path = System.IO.Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js");
        if (File.Exists(path))
        {
            _plain = File.ReadAllBytes(path);
            _brotli = new(() => Compress(output => new BrotliStream(output, new BrotliCompressionOptions { Quality = BrotliQuality })));
            _gzip = new(() => Compress(output => new GZipStream(output, CompressionLevel.Optimal)));
            Path = $"/webchat/{Convert.ToHexStringLower(SHA256.HashData(_plain).AsSpan(0, 8))}.js";
        }
    }

    /// <summary>The address of the script, or null where there is none.</summary>
    public string? Path { get; }

    /// <summary>Maps the script's address.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (Path is not null)
        {
            routes.MapGet(Path, Send);
        }
    }

    private FileContentHttpResult Send(HttpContext context)
    {
        IList<StringWithQualityHeaderValue> accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        (string? coding, byte[] body) = Accepts(accepted, "br") ? ("br", _brotli!.Value)
            : Accepts(accepted, "gzip") ? ("gzip", _gzip!.Value)
            : (null, _plain);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ContentEncoding = coding;
        return TypedResults.Bytes(body, "text/javascript; charset=utf-8");
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private byte[] Compress(Func<Stream, Stream> over)
    {
        var output = new MemoryStream();
        using (Stream compressing = over(output))
        {
            compressing.Write(_plain);
        }

        return output.ToArray();
    }
}
