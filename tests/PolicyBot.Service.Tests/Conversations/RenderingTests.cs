using System.Text;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Tests.Conversations;

public sealed class RenderingTests
{
    private static readonly Links AtHome = new(new Uri("https://bot.example.com/"));

    private static readonly Reply Lift = new(ReplyKind.Answer, "20万元")
    {
        Question = "每台电梯补贴多少钱",
        Citations =
        [
            new CitedPassage("a/装电梯(1)", "加装[电梯]办法", "去年建成86台。每台电梯补贴20万元，由两级财政各承担一半。", 100, 29, 1)
            {
                Publisher = "青禾日报", Date = "2025-03-10", Region = "青禾市", Marks = [new TextRange(15, 5)],
            },
        ],
        Actions = ["有帮助", "没帮助", "转人工"],
    };

    [Fact]
    public void Markdown_has_the_answer_the_sentence_it_stands_in_its_source_and_a_numbered_link()
    {
        Assert.Equal(
            """
            **20万元**[1]

            > 每台电梯补贴20万元，由两级财政各承担一半。

            出自：青禾日报，2025年3月10日，青禾市

            [1]: https://bot.example.com/articles/a/%E8%A3%85%E7%94%B5%E6%A2%AF%281%29?start=100&length=29#passage "加装\[电梯\]办法（青禾日报，2025年3月10日，青禾市）"
            """,
            MarkdownReply.Render(Lift, AtHome));
    }

    [Fact]
    public void Without_an_address_of_its_own_a_citation_leads_to_the_claim_that_holds_its_text()
    {
        Activity message = ReplyActivity.From(Lift, new Links(null));

        Assert.Contains("\n[1]: cite:1 \"", message.Text, StringComparison.Ordinal);
        CitedDocument claim = message.Entities![0].Citation[0].Appearance;
        Assert.Null(claim.Url);
        Assert.Contains("每台电梯补贴20万元", claim.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# 标题", @"\# 标题")]
    [InlineData("1. 第一", @"1\. 第一")]
    [InlineData("a*b_c`d<e>[f](g)", @"a\*b\_c\`d\<e\>\[f\](g)")]
    [InlineData("一\n二", "一\n\n二")]
    [InlineData("增长3.5%", "增长3.5%")]
    public void Foreign_text_brings_no_markup_of_its_own(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Fact]
    public void Plain_text_says_the_same_with_a_link_to_the_whole_answer_and_what_may_be_replied()
    {
        Assert.Equal(
            """
            20万元

            “每台电梯补贴20万元，由两级财政各承担一半。”

            出自《加装[电梯]办法》，青禾日报，2025年3月10日，青禾市

            <a href="https://bot.example.com/ask?q=%E6%AF%8F%E5%8F%B0%E7%94%B5%E6%A2%AF%E8%A1%A5%E8%B4%B4%E5%A4%9A%E5%B0%91%E9%92%B1">查看原文和完整回答</a>

            可回复：有帮助、没帮助、转人工
            """,
            PlainTextReply.Render(Lift, 2048, AtHome));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(601)]
    [InlineData(602)]
    [InlineData(2048)]
    public void Plain_text_keeps_its_limit_its_end_and_whole_characters(int limit)
    {
        Reply wordy = Lift with { Text = string.Concat(Enumerable.Repeat("𠮷祥👨‍👩‍👧", 400)) };

        string text = PlainTextReply.Render(wordy, limit, AtHome);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), limit - 60, limit);
        Assert.Contains("……\n\n<a href=", text, StringComparison.Ordinal);
        Assert.EndsWith("转人工", text, StringComparison.Ordinal);
        Assert.Matches("^(𠮷祥👨‍👩‍👧)*(𠮷|𠮷祥)?……", text);
    }

    [Fact]
    public void Choices_are_numbered_in_plain_text()
    {
        Reply back = new(ReplyKind.Clarify, "您问的是哪里？") { Options = ["德州市", "武侯区"] };

        Assert.Equal("您问的是哪里？\n\n回复 1：德州市\n回复 2：武侯区", PlainTextReply.Render(back, 2048, AtHome));
    }

    [Fact]
    public void Every_button_says_its_own_words()
    {
        SuggestedActions buttons = ReplyActivity.From(Lift, AtHome).SuggestedActions!;

        Assert.Empty(buttons.To);
        Assert.All(buttons.Actions, button => Assert.Equal(("imBack", button.Title), (button.Type, button.Value)));
    }
}
