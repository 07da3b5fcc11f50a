using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PolicyBot.Service.Channels.DirectLine;

namespace PolicyBot.Service.Tests.Channels.DirectLine;

public sealed class TokensTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    private readonly Clock _clock = new();
    private readonly Tokens _tokens;
    private readonly string _token;

    public TokensTests()
    {
        _tokens = new Tokens(Key, _clock);
        _token = _tokens.Issue(TokenUse.Call, "c", "dl_somebody", HalfAnHour);
    }

    [Fact]
    public void A_token_says_whose_it_is_and_for_which_conversation()
    {
        Assert.Equal(TokenState.Valid, _tokens.Check(_token, TokenUse.Call, out TokenClaims? claims));
        Assert.Equal(("c", "dl_somebody"), (claims!.Conv, claims.User));
    }

    [Fact]
    public void A_token_holds_for_its_time_and_no_longer()
    {
        _clock.Now += HalfAnHour - TimeSpan.FromSeconds(1);
        Assert.Equal(TokenState.Valid, _tokens.Check(_token, TokenUse.Call, out _));

        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(TokenState.Expired, _tokens.Check(_token, TokenUse.Call, out _));
    }

    [Fact]
    public void A_token_for_one_thing_does_not_hold_for_another()
    {
        Assert.Equal(TokenState.Forged, _tokens.Check(_token, TokenUse.Stream, out _));
        Assert.Equal(TokenState.Forged, _tokens.Check(_tokens.Issue(TokenUse.Stream, "c", "u", HalfAnHour), TokenUse.Call, out _));
    }

    public static TheoryData<string> Forgeries() =>
    [
        "nothing at all", "no signature", "empty signature", "cut signature", "another key", "another conversation", "another user", "no expiry",
        "alg none", "alg none unsigned", "alg HS384", "alg in another order", "five parts", "blank inside", "not base64", "endless", "key as text",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forged_token_does_not_hold(string forgery)
    {
        string[] parts = _token.Split('.');
        string body = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        string forged = forgery switch
        {
            "nothing at all" => "",
            "no signature" => $"{parts[0]}.{parts[1]}",
            "empty signature" => $"{parts[0]}.{parts[1]}.",
            "cut signature" => _token[..^4],
            "another key" => new Tokens(RandomNumberGenerator.GetBytes(32), _clock).Issue(TokenUse.Call, "c", "dl_somebody", HalfAnHour),
            "another conversation" => $"{parts[0]}.{Encode(body.Replace("\"c\"", "\"d\"", StringComparison.Ordinal))}.{parts[2]}",
            "another user" => $"{parts[0]}.{Encode(body.Replace("dl_somebody", "dl_anybody", StringComparison.Ordinal))}.{parts[2]}",
            "no expiry" => Signed(Encode("""{"alg":"HS256","typ":"JWT"}"""), Encode("""{"conv":"c","user":"u","use":0}"""), RandomNumberGenerator.GetBytes(32)),
            "alg none" => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.{parts[2]}",
            "alg none unsigned" => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "alg HS384" => Signed(Encode("""{"alg":"HS384","typ":"JWT"}"""), parts[1], Key),
            "alg in another order" => Signed(Encode("""{"typ":"JWT","alg":"HS256"}"""), parts[1], Key),
            "five parts" => $"{_token}.{parts[1]}.{parts[2]}",
            "blank inside" => $"{parts[0]}. {parts[1]}.{parts[2]}",
            "not base64" => $"{parts[0]}.{parts[1]}.***",
            "endless" => _token + new string('A', 100_000),
            _ => Signed(parts[0], parts[1], Encoding.ASCII.GetBytes(Convert.ToHexString(Key))),
        };

        Assert.Equal(TokenState.Forged, _tokens.Check(forged, TokenUse.Call, out TokenClaims? claims));
        Assert.Null(claims);
    }

    private static string Signed(string header, string body, byte[] key) =>
        $"{header}.{body}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{header}.{body}")))}";

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
