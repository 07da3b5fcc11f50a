using System.Text.RegularExpressions;
using PolicyBot.Answers;
using PolicyBot.Answers.Ranking;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Questions asked of a few made-up articles, from the store to the answer.</summary>
public sealed class AnswererTests : IClassFixture<AnswererTests.Town>
{
    private readonly Town _town;

    public AnswererTests(Town town) => _town = town;

    [Theory]
    [InlineData("洛阳市2023年新建了多少个口袋公园？", "26个")]
    [InlineData("洛阳口袋公园一共投入多少钱", "约3400万元")]
    [InlineData("洛阳市的口袋公园面积有多大", "8.5万平方米")]
    [InlineData("洛阳2023年补种了多少棵树？", "1900余棵")]
    [InlineData("洛陽市2023年新建了多少個口袋公園？", "26个")]
    [InlineData("襄阳2024年新增了多少个充电桩", "4200个以上")]
    public void How_many_is_answered_with_the_quantity_of_the_thing_asked_about(string question, string expected)
    {
        Answer answer = Ask(question);
        Assert.Equal((AnswerKind.Answer, expected), (answer.Kind, answer.Text));
        CitedPassage cited = answer.Citations[0];
        TextRange mark = Assert.Single(cited.Marks);
        Assert.Equal(expected, cited.Text.Substring(mark.Start, mark.Length));
    }

    [Theory]
    [InlineData("襄阳市2023年新建了多少个口袋公园？")]
    [InlineData("洛阳市2019年新建了多少个口袋公园？")]
    [InlineData("洛阳2024年新增了多少个充电桩")]
    [InlineData("大连市的口袋公园投入多少钱")]
    [InlineData("襄阳2024年新增了多少托位")]
    [InlineData("护照丢了怎么补办")]
    [InlineData("养老院床位补贴怎么申请")]
    [InlineData("婴儿奶粉补贴申请流程")]
    [InlineData("渔船油料补贴怎么申请")]
    [InlineData("张三是谁")]
    [InlineData("襄阳市2024年充电桩充电多少钱一度？")] // The article is about the very charging points and names no price.
    public void Another_place_another_year_and_what_nobody_wrote_about_are_declined(string question)
    {
        Answer answer = Ask(question);
        Assert.Equal(AnswerKind.NotFound, answer.Kind);
        Assert.Empty(answer.Citations);
        Assert.Contains("12345", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_true_of_several_places_is_asked_back()
    {
        Answer answer = Ask("高龄津贴每人每月多少元？");
        Assert.Equal(AnswerKind.Clarify, answer.Kind);
        Assert.Equivalent(new[] { "洛阳市", "襄阳市" }, answer.Options, strict: true);
        Assert.False(answer.Answered);
    }

    [Theory]
    [InlineData("襄阳市东渡区加装了多少部电梯？", "48部")]
    [InlineData("东渡区石桥街道加装了多少部电梯", null)] // the 48 are of the whole district
    [InlineData("襄阳市西浦区加装了多少部电梯？", null)] // it takes part, and nobody says with how many
    [InlineData("襄阳市今年加装了多少部电梯？", "126部")]
    public void The_figure_of_one_district_is_not_that_of_another_nor_of_the_city(string question, string? expected)
    {
        Answer answer = Ask(question);
        Assert.Equal(expected, answer.Answered ? answer.Text : null);
    }

    [Theory]
    [InlineData("襄阳606路公交票价多少钱", "1元")]
    [InlineData("襄阳17路的票价是多少元", "2元")]
    [InlineData("襄阳17路公交票价多少钱", "2元")]
    [InlineData("襄阳606路公交末班车是几点", null)]
    [InlineData("襄阳21路公交票价多少钱", null)]
    public void The_figure_of_one_bus_line_is_not_that_of_another(string question, string? expected)
    {
        Answer answer = Ask(question);
        Assert.Equal(expected, answer.Answered ? answer.Text : null);
    }

    [Theory]
    [InlineData("襄阳市整治的道路有多长", "约14公里")]
    [InlineData("襄阳胜利巷有多长", null)] // one of the thirty
    public void What_several_streets_are_together_is_not_told_of_one_of_them(string question, string? expected)
    {
        Answer answer = Ask(question);
        Assert.Equal(expected, answer.Answered ? answer.Text : null);
    }

    [Fact]
    public void What_residents_tell_of_themselves_before_they_ask_does_not_count() =>
        Assert.Equal("60元", Ask("我奶奶耳朵背，眼睛也花，平时就爱打麻将，襄阳市高龄津贴每人每月多少元？").Text);

    [Theory]
    [InlineData("1")]
    [InlineData("2024")]
    [InlineData("wifi 60")]
    [InlineData("今年")]
    public void A_number_alone_asks_nothing_that_an_article_could_answer(string question) => Assert.NotEqual(AnswerKind.Answer, Ask(question).Kind);

    [Fact]
    public void Where_an_article_names_no_place_a_rule_is_answered_with_a_warning_and_a_figure_is_not()
    {
        Answer rule = Ask("襄阳市业主怎么申请安装雨棚？");
        Assert.Equal(AnswerKind.Answer, rule.Kind);
        Assert.Contains("城管中队", rule.Text, StringComparison.Ordinal);
        Assert.Contains(rule.Notes, note => note.Contains("没有写明适用的地方", StringComparison.Ordinal));
        Assert.DoesNotContain(Ask("业主怎么申请安装雨棚？").Notes, note => note.Contains("适用的地方", StringComparison.Ordinal));
        Assert.Equal("500元", Ask("安装雨棚每户押金多少元？").Text);
        Assert.Equal(AnswerKind.NotFound, Ask("襄阳市安装雨棚每户押金多少元？").Kind);
    }

    [Fact]
    public void A_place_said_in_reply_completes_the_question_before()
    {
        Assert.Equal("60元", Ask("襄阳市呢？", "洛阳市高龄津贴每人每月多少元？").Text);
        Assert.Equal("100元", Ask("我问的是洛阳市", "襄阳市高龄津贴每人每月多少元？").Text);
    }

    [Fact]
    public void This_year_of_an_older_article_is_answered_in_words_that_name_its_year()
    {
        Answer answer = Ask("襄阳今年要新增多少个充电桩？", now: new DateOnly(2025, 6, 1));
        Assert.Equal("4200个以上", answer.Text);
        Assert.Contains(answer.Notes, note => note.Contains("2024年", StringComparison.Ordinal) && note.Contains("不是今年", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_older_than_two_years_says_so_and_a_fresh_one_does_not()
    {
        Assert.Contains(Ask("洛阳市2023年新建了多少个口袋公园？", now: new DateOnly(2026, 6, 1)).Notes, note => note.Contains("超过两年", StringComparison.Ordinal));
        Assert.Empty(Ask("洛阳市2023年新建了多少个口袋公园？", now: new DateOnly(2024, 6, 1)).Notes);
    }

    [Fact]
    public void An_answer_of_little_confidence_says_so_and_a_sure_one_does_not()
    {
        // Whatever may be answered at all is answered here.
        Answerer bold = _town.AnswererWith("", threshold: 0.0001);
        Answer[] answers = [.. new[] { "洛阳市2023年新建了多少个口袋公园？", "洛阳市的老人有什么活动", "襄阳市小区怎么报名检查", "洛阳的花木从哪里来", "襄阳的老人怎么坐车", "洛阳公园里的社区活动谁组织", "襄阳哪个街道负责检查老旧线路", "石桥街道的老人怎么买菜", "洛阳的树木从哪里买来" }
            .Select(question => bold.Answer(new Question(question) { Now = new DateOnly(2024, 6, 1) }, TestContext.Current.CancellationToken))
            .Where(answer => answer.Kind == AnswerKind.Answer)];
        Assert.Contains(answers, answer => answer.Confidence < 0.3);
        Assert.Contains(answers, answer => answer.Confidence > 0.3);
        Assert.All(answers, answer => Assert.Equal(answer.Confidence < 0.3, answer.Notes.Any(note => note.Contains("把握不大", StringComparison.Ordinal))));
    }

    [Fact]
    public void An_answer_shows_publisher_date_and_place()
    {
        CitedPassage cited = Ask("洛阳市2023年新建了多少个口袋公园？").Citations[0];
        Assert.Equal(("洛阳园林", "2023-12-20", "洛阳市"), (cited.Publisher, cited.Date, cited.Region));
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("谢谢！")]
    [InlineData("您好呀，在吗？")]
    [InlineData("好的，谢谢您，再见")]
    [InlineData("你好，我想咨询一下")]
    [InlineData("请问，在吗")]
    [InlineData("转人工")]
    [InlineData("你能做什么？")]
    public void Small_talk_is_no_question(string text) => Assert.Equal(AnswerKind.SmallTalk, Ask(text).Kind);

    [Theory]
    [InlineData("谢谢！洛阳市2023年新建了多少个口袋公园？")]
    [InlineData("你好 请问洛阳市2023年新建了多少个口袋公园")]
    [InlineData("早上好，洛阳市2023年新建了多少个口袋公园，谢谢")]
    public void Courtesy_changes_no_answer(string text) =>
        Assert.Equal(Ask("洛阳市2023年新建了多少个口袋公园？").Text, Ask(text).Text);

    [Theory]
    [InlineData("\0\u0001\u202e")]
    [InlineData("？？？")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE articles; --")]
    [InlineData("\ud800 多少")]
    [InlineData("😀😀😀")]
    public void Hostile_questions_are_answered_like_any_other(string question) => Assert.NotEqual(AnswerKind.Answer, Ask(question).Kind);

    [Fact]
    public void Passages_are_the_articles_own_words_and_figures_of_answers_stand_in_them()
    {
        string[] parts = ["洛阳市", "襄阳", "2023年", "口袋公园", "充电桩", "多少个", "怎么申请", "高龄津贴", "老人", "投入", "什么时候", "哪些", "？"];
        var random = new Random(9);
        for (int i = 0; i < 300; i++)
        {
            Answer answer = Ask(string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)])));
            Assert.All(answer.Passages.Concat(answer.Citations), passage =>
            {
                Assert.InRange(passage.Text.Length, 1, 300);
                Assert.Equal(_town.Texts[passage.ArticleId].Substring(passage.Start, passage.Length), passage.Text);
            });
            if (answer.Answered)
            {
                string cited = string.Concat(answer.Citations.Select(passage => passage.Text));
                Assert.All(Regex.Matches(answer.Text, @"[\d.]+"), figure => Assert.Contains(figure.Value, cited, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void An_explanation_names_every_feature_once_the_weightiest_first()
    {
        IReadOnlyList<FeatureShare> shares = _town.Answerer.Explain(new Question("洛阳市2023年新建了多少个口袋公园？"), TestContext.Current.CancellationToken);
        Assert.Equal(Enum.GetNames<RankingFeature>().Order(StringComparer.Ordinal), shares.Select(share => share.Feature).Order(StringComparer.Ordinal));
        Assert.Equal(shares.OrderByDescending(share => Math.Abs(share.Share)), shares);
    }

    [Theory]
    [InlineData("襄阳2024年新增了多少个充电庄", "充电桩")]
    [InlineData("襄阳2024年新增了多少个电充桩", "充电")]
    [InlineData("襄阳2024年新增了多少个充电短口", "充电端")] // a word of the synonyms that no article uses
    [InlineData("洛阳市2023年新建了多少个口贷公园", "口袋")]
    public void A_slip_of_typing_is_mended_and_the_answer_says_so(string question, string meant)
    {
        Answer answer = Ask(question);
        Assert.Equal(AnswerKind.Answer, answer.Kind);
        Assert.Contains(answer.Notes, note => note.Contains(meant, StringComparison.Ordinal));
    }

    [Fact]
    public void A_synonym_finds_what_the_article_calls_otherwise()
    {
        Answer answer = Ask("襄阳2024年新增了多少个充电端口");
        Assert.Equal("4200个以上", answer.Text);
    }

    private Answer Ask(string question, params string[] history) => Ask(question, new DateOnly(2025, 1, 1), history);

    private Answer Ask(string question, DateOnly now, params string[] history) =>
        _town.Answerer.Answer(new Question(question) { Now = now, History = history }, TestContext.Current.CancellationToken);

    public sealed class Town : PublishedArticles
    {
        private static readonly Article[] Articles =
        [
            new("parks", "洛阳市2023年口袋公园建设", "洛阳市2023年新建口袋公园26个，改造老公园14个，为11个社区添置座椅。新建公园面积8.5万平方米，绿道长度12公里。\n资金方面，口袋公园总投入约3400万元，其中社会捐助200万元。全年补种树木1900余棵，移栽花木300余株。")
            { Publisher = "洛阳园林", Date = new PublicationDate(2023, 12, 20), Region = "洛阳市" },
            new("charging", "襄阳市2024年电动自行车充电设施计划", "襄阳市计划在2024年底前新增充电桩4200个以上，更换老旧线路60公里，检查小区310个。\n居民可以向社区提出建设申请，由街道汇总后安排施工。")
            { Publisher = "襄阳发布", Date = new PublicationDate(2024, 3, 2), Region = "襄阳市" },
            new("luoyang-age", "洛阳市高龄津贴发放办法", "洛阳市年满八十周岁的老人可以领取高龄津贴，每人每月100元，由社区代为申请。") { Publisher = "洛阳民政", Date = new PublicationDate(2024, 5, 1), Region = "洛阳市" },
            new("xiangyang-age", "襄阳市高龄津贴发放办法", "襄阳市年满八十周岁的老人可以领取高龄津贴，每人每月60元，由社区代为申请。") { Publisher = "襄阳民政", Date = new PublicationDate(2024, 5, 1), Region = "襄阳市" },
            new("lifts", "襄阳市老旧小区加装电梯进展", "襄阳市今年加装电梯126部。西浦区、南泉区的石桥街道也参加了试点。其中东渡区加装电梯48部，进度最快。") { Publisher = "襄阳发布", Date = new PublicationDate(2024, 9, 1), Region = "襄阳市" },
            new("awnings", "安装雨棚的规定", "业主安装雨棚，应当先向城管中队提出申请，经同意后再施工。安装雨棚每户押金500元，验收后退还。"),
            new("buses", "襄阳市公交线路调整通知", "自5月1日起调整下列公交线路。\n一、17路。首末班车时间由6:00至20:30调整为5:50至21:30，票价2元。\n二、606路。由永宁里开往白鹭桥，全程4.8公里，票价1元。")
            { Publisher = "襄阳交通", Date = new PublicationDate(2024, 5, 1), Region = "襄阳市" },
            new("streets", "襄阳市重点整治30条道路", "襄阳市要重点整治30条道路，胜利巷、红瓦寺街和玉林北路都在其中。\n这批道路整治的人行道有多长，一共约14公里，估算投入约6000万元。")
            { Publisher = "襄阳发布", Date = new PublicationDate(2024, 6, 1), Region = "襄阳市" },
            new("property", "物业公司怎么管", "一是由街道设立示范岗。二是带执法进小区。三是由区住建局监督物业公司。"),
        ];

        public Town()
            : base(Articles, "充电桩, 充电端口")
        {
        }
    }
}
