using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Articles that are parted by headings or by questions of their own.</summary>
public sealed class SectionTests : IClassFixture<SectionTests.Guides>
{
    private readonly Guides _guides;

    public SectionTests(Guides guides) => _guides = guides;

    [Theory]
    [InlineData("加装电梯补贴发给谁", "申请人")]
    [InlineData("一楼住户不同意怎么办", "由社区组织协商")]
    [InlineData("证丢了怎么补办", "本人到镇便民服务中心补办")]
    public void A_question_that_the_article_asks_itself_is_answered_from_what_follows_it(string question, string expected)
    {
        Answer answer = _guides.Ask(question);
        Assert.Equal(AnswerKind.Answer, answer.Kind);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("问：", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_sections_with_a_figure_the_one_whose_heading_asks_is_quoted() =>
        Assert.Equal(("3个工作日", "12个工作日"), (_guides.Ask("补证要多久").Text, _guides.Ask("首次办证要多久").Text));

    [Fact]
    public void A_passage_without_the_unit_asked_for_stands_behind_one_that_has_it() =>
        Assert.Equal("roads", _guides.Ask("柳林镇今年修了几条路").Passages[0].ArticleId);

    public sealed class Guides : PublishedArticles
    {
        private static readonly Article[] Articles =
        [
            new("lift", "加装电梯问答", "问：一楼住户不同意怎么办？\n答：由社区组织协商，协商不成的，可以申请街道调解。\n问：补贴发给谁？\n答：发给取得使用登记证的申请人，不发给电梯公司。\n问：补贴多少钱？\n答：每台15万元。"),
            Sections("card", "老年证办理指南", ("首次办证要多久", "材料齐全的，自受理之日起12个工作日办结。"), ("补证要多久", "补办的3个工作日办结。"), ("证丢了怎么补办", "本人到镇便民服务中心补办，带身份证和照片。")),
            new("green", "柳林镇今年修剪树木", "柳林镇今年修剪树木1280株，新种300株，修补草坪5处。"),
            new("roads", "柳林镇农村道路提升", "今年柳林镇安排资金，完成道路硬化14条，共21公里。"),
        ];

        public Guides()
            : base(Articles)
        {
        }

        private static Article Sections(string id, string title, params (string Heading, string Text)[] sections)
        {
            List<TextRange> headings = [];
            string text = "";
            foreach ((string heading, string words) in sections)
            {
                headings.Add(new TextRange(text.Length, heading.Length));
                text += $"{heading}\n{words}\n";
            }

            return new Article(id, title, text.TrimEnd()) { Headings = headings };
        }
    }
}
