using System.Text;
using PolicyBot.Service.Channels.WeChat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

public sealed class WeChatGateTests
{
    private readonly SettableTime _time = new();

    [Fact]
    public void A_signed_address_check_is_echoed_and_a_forged_one_is_not()
    {
        Dictionary<string, string> query = new(SomeAccount.PlainQuery(_time.Now)) { ["echostr"] = "4375120948345356249" };

        Assert.Equal(Admission.Granted, Gate(WeChatMode.Safe).Echo(query.Collection(), out string echo));
        Assert.Equal("4375120948345356249", echo);
        query["nonce"] += "0";
        Assert.Equal(Admission.Forged, Gate(WeChatMode.Safe).Echo(query.Collection(), out _));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(Admission.Stale, Gate(WeChatMode.Safe).Echo(query.Collection(), out _));
    }

    [Theory]
    [InlineData(nameof(WeChatMode.Plain))]
    [InlineData(nameof(WeChatMode.Compatible))]
    public void A_plain_message_is_let_in_unless_the_mode_is_safe(string mode)
    {
        Assert.Equal(Admission.Granted, Open(Gate(Enum.Parse<WeChatMode>(mode)), SomeAccount.PlainQuery(_time.Now), SomeAccount.Text("电梯"), out WeChatCall call));
        Assert.Equal(("电梯", false), (call.Message.Text, call.IsSealed));
        Assert.Equal(Admission.Forged, Open(Gate(WeChatMode.Safe), SomeAccount.PlainQuery(_time.Now), SomeAccount.Text("电梯"), out _));
    }

    [Fact]
    public void A_message_that_says_it_is_raw_is_a_plain_one()
    {
        Dictionary<string, string> query = new(SomeAccount.PlainQuery(_time.Now)) { ["encrypt_type"] = "raw" };

        Assert.Equal(Admission.Granted, Open(Gate(WeChatMode.Plain), query, SomeAccount.Text("电梯"), out _));
        Assert.Equal(Admission.Forged, Open(Gate(WeChatMode.Safe), query, SomeAccount.Text("电梯"), out _));
    }

    [Theory]
    [InlineData(nameof(WeChatMode.Compatible))]
    [InlineData(nameof(WeChatMode.Safe))]
    public void Of_an_encrypted_call_only_what_was_encrypted_counts(string mode)
    {
        (Dictionary<string, string> query, string body) = SomeAccount.Sealed(SomeAccount.Text("电梯"), _time.Now);
        body = body.Replace("<Encrypt>", "<FromUserName>mallory</FromUserName><Content>别的</Content><Encrypt>", StringComparison.Ordinal);

        Assert.Equal(Admission.Granted, Open(Gate(Enum.Parse<WeChatMode>(mode)), query, body, out WeChatCall call));
        Assert.Equal((SomeAccount.Resident, "电梯", true), (call.Message.User, call.Message.Text, call.IsSealed));
    }

    [Fact]
    public void An_encrypted_call_in_plain_mode_is_a_wrong_setting()
    {
        (Dictionary<string, string> query, string body) = SomeAccount.Sealed(SomeAccount.Text("电梯"), _time.Now);

        Assert.Equal(Admission.WrongMode, Open(Gate(WeChatMode.Plain), query, body, out _));
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_call_is_let_in_for_five_minutes_to_either_side(int seconds, bool isIn)
    {
        Dictionary<string, string> query = SomeAccount.PlainQuery(_time.Now.AddSeconds(seconds));

        Assert.Equal(isIn ? Admission.Granted : Admission.Stale, Open(Gate(WeChatMode.Plain), query, SomeAccount.Text("电梯"), out _));
    }

    [Fact]
    public void A_plain_signature_serves_one_message_and_its_repetitions()
    {
        WeChatGate gate = Gate(WeChatMode.Plain);
        Dictionary<string, string> query = SomeAccount.PlainQuery(_time.Now);
        Open(gate, query, SomeAccount.Text("电梯", id: 1), out _);

        Assert.Equal(Admission.Granted, Open(gate, query, SomeAccount.Text("电梯", id: 1), out _));
        Assert.Equal(Admission.Replayed, Open(gate, query, SomeAccount.Text("电梯", id: 2), out _));
        Assert.Equal(Admission.Replayed, Open(gate, query, SomeAccount.Text("电梯", id: 1, user: "mallory"), out _));
    }

    [Fact]
    public void A_signature_is_remembered_as_long_as_its_timestamp_is_good()
    {
        WeChatGate gate = Gate(WeChatMode.Plain);
        _time.Advance(TimeSpan.FromMinutes(9));
        Dictionary<string, string> query = SomeAccount.PlainQuery(_time.Now.AddMinutes(4.9));
        Open(gate, query, SomeAccount.Text("电梯", id: 1), out _);
        _time.Advance(TimeSpan.FromMinutes(9.8));

        Assert.Equal(Admission.Replayed, Open(gate, query, SomeAccount.Text("电梯", id: 2), out _));
    }

    public static TheoryData<string> Forgeries => [.. ForgedCalls.All.Select(forgery => forgery.Name)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forged_call_is_refused(string name)
    {
        ForgedCall forgery = ForgedCalls.All.Single(call => call.Name == name);
        (Dictionary<string, string> query, string body) = forgery.Make(_time.Now);

        Assert.NotEqual(Admission.Granted, Open(Gate(forgery.Mode), query, body, out _));
    }

    [Theory]
    [InlineData("image", "image")]
    [InlineData("voice", "voice")]
    public void A_message_needs_no_text(string kind, string expected)
    {
        string body = SomeAccount.Message($"<MsgType>{kind}</MsgType><MediaId>m</MediaId><MsgId>7</MsgId>");

        Assert.Equal(Admission.Granted, Open(Gate(WeChatMode.Plain), SomeAccount.PlainQuery(_time.Now), body, out WeChatCall call));
        Assert.Equal((expected, ""), (call.Message.Kind, call.Message.Text));
    }

    [Fact]
    public void The_same_number_from_two_people_is_two_messages_and_events_differ_by_time_and_key()
    {
        string[] ids =
        [
            Id(SomeAccount.Text("a", id: 1)), Id(SomeAccount.Text("a", id: 1, user: "other")), Id(SomeAccount.Event("CLICK", "A")),
            Id(SomeAccount.Event("CLICK", "B")), Id(SomeAccount.Event("subscribe")),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[2], Id(SomeAccount.Event("CLICK", "A")));
    }

    private static string Id(string xml) =>
        WeChatXml.TryRead(xml, out IReadOnlyDictionary<string, string>? fields) && IncomingMessage.TryCreate(fields, out IncomingMessage? message) ? message.Id : "";

    private WeChatGate Gate(WeChatMode mode) => new(SomeAccount.Options(mode), _time);

    private static Admission Open(WeChatGate gate, Dictionary<string, string> query, string body, out WeChatCall call) =>
        gate.Open(query.Collection(), Encoding.UTF8.GetBytes(body), out call);
}
