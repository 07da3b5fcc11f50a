using System.Text;
using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels.WeChat;

public sealed class WeChatXmlTests
{
    [Theory]
    [InlineData("<xml><Content><![CDATA[电梯]]></Content></xml>", "电梯")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<xml>\n  <Content>电&lt;梯</Content>\n</xml>", "电<梯")]
    [InlineData("<xml><Content><![CDATA[a]]]]><![CDATA[>b]]></Content></xml>", "a]]>b")]
    [InlineData("<xml><Content/></xml>", "")]
    [InlineData("<xml><Content></Content></xml>", "")]
    [InlineData("<xml><Info><Content>other</Content></Info><Content>电梯</Content></xml>", "电梯")]
    [InlineData("<xml><Content>电\u0007梯</Content></xml>", "电梯")]
    public void Flat_fields_are_read(string xml, string content)
    {
        Assert.True(WeChatXml.TryRead(Encoding.UTF8.GetBytes(xml), out IReadOnlyDictionary<string, string>? fields));
        Assert.Equal(content, fields["Content"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<xml>")]
    [InlineData("<html><Content>a</Content></html>")]
    [InlineData("<xml><Content>a</Content><Content>b</Content></xml>")]
    [InlineData("<xml><Content/><Content>b</Content></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Content>&a;</Content></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Content>&a;</Content></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1/x.dtd\"><xml/>")]
    [InlineData("<xml><Content>&undefined;</Content></xml>")]
    public void Anything_else_is_refused(string xml)
    {
        Assert.False(WeChatXml.TryRead(Encoding.UTF8.GetBytes(xml), out _));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        Assert.False(WeChatXml.TryRead([.. "<xml><Content>"u8, 0xC3, 0x28, .. "</Content></xml>"u8], out _));
    }

    [Fact]
    public void A_very_deep_document_does_no_harm()
    {
        string deep = "<xml>" + string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)) + "</xml>";

        Assert.True(WeChatXml.TryRead(deep, out _));
    }

    [Theory]
    [InlineData("a]]>b", "a]]>b")]
    [InlineData("]]>]]>", "]]>]]>")]
    [InlineData("</Content><x>&amp;", "</Content><x>&amp;")]
    [InlineData("行一\n行二\u0000\u0008", "行一\n行二")]
    public void What_is_written_reads_back(string text, string read)
    {
        Assert.True(WeChatXml.TryRead($"<xml><Content>{WeChatXml.Data(text)}</Content></xml>", out IReadOnlyDictionary<string, string>? fields));
        Assert.Equal(read, fields["Content"]);
    }

    [Fact]
    public void Half_a_character_is_written_as_a_replacement()
    {
        Assert.Equal("<![CDATA[\ud83d\ude00\ufffd]]>", WeChatXml.Data("\ud83d\ude00\ud83d"));
    }
}
