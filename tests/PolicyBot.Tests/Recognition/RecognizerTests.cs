using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class RecognizerTests
{
    private static readonly DateOnly Reference = new(2025, 4, 22);

    [Theory]
    [InlineData("更换157台电梯。", "157台", 157, "台", "电梯")]
    [InlineData("惠及3317户", "3317户", 3317, "户", "")]
    [InlineData("改造289栋楼", "289栋", 289, "栋", "楼")]
    [InlineData("惠及6200户群众", "6200户", 6200, "户", "群众")]
    [InlineData("整治道路1900余处", "1900余处", 1900, "处", "")]
    [InlineData("车行道20多万平方米", "20多万平方米", 200000, "平方米", "")]
    [InlineData("铺设2.5万多平方米人行道", "2.5万多平方米", 25000, "平方米", "人行道")]
    [InlineData("新增充电端口3万个以上", "3万个以上", 30000, "个", "")]
    [InlineData("出入口不少于两个", "不少于两个", 2, "个", "")]
    [InlineData("近2000户受益", "近2000户", 2000, "户", "受益")]
    [InlineData("志愿者125万余名", "125万余名", 1250000, "人", "")]
    [InlineData("企业4.7万余家", "4.7万余家", 47000, "家", "")]
    [InlineData("覆盖1.7万余栋", "1.7万余栋", 17000, "栋", "")]
    [InlineData("补助壹仟元", "壹仟元", 1000, "元", "")]
    [InlineData("补助300万元", "300万元", 3000000, "元", "")]
    [InlineData("約３萬個", "約３萬個", 30000, "个", "")]
    [InlineData("约半年左右交付30套", "30套", 30, "套", "")]
    [InlineData("三斤半苹果", "三斤半", 3.5, "斤", "苹果")]
    public void A_quantity_is_what_one_would_quote_with_its_value_unit_and_thing(string text, string quote, double value, string unit, string thing)
    {
        QuantityEntity quantity = Single<QuantityEntity>(text);

        Assert.Equal(quote, Quote(text, quantity));
        Assert.Equal((decimal)value, quantity.Low);
        Assert.Equal(unit, quantity.Unit);
        Assert.Equal(thing, text.Substring(quantity.ThingStart, quantity.ThingLength));
    }

    [Theory]
    [InlineData("3万个以上", Qualifier.AtLeast)]
    [InlineData("不少于2个", Qualifier.AtLeast)]
    [InlineData("至少2个", Qualifier.AtLeast)]
    [InlineData("最多5次", Qualifier.AtMost)]
    [InlineData("30平方米以下", Qualifier.AtMost)]
    [InlineData("10个工作日以内", Qualifier.AtMost)]
    [InlineData("超过5年", Qualifier.MoreThan)]
    [InlineData("1660余株", Qualifier.MoreThan)]
    [InlineData("不到100户", Qualifier.LessThan)]
    [InlineData("200人左右", Qualifier.About)]
    [InlineData("157台", Qualifier.None)]
    public void Words_beside_a_number_become_its_qualifier(string text, Qualifier qualifier)
    {
        QuantityEntity quantity = Single<QuantityEntity>(text);

        Assert.Equal(qualifier, quantity.Qualifier);
        Assert.Equal(text, Quote(text, quantity));
    }

    [Theory]
    [InlineData("办理需20-90个工作日", "20-90个工作日", 20, 90)]
    [InlineData("为期三至五年", "三至五年", 3, 5)]
    [InlineData("补贴3至5万元", "3至5万元", 30000, 50000)]
    [InlineData("大约七八十个", "大约七八十个", 70, 80)]
    [InlineData("只需两三天", "两三天", 2, 3)]
    public void Two_numbers_make_a_range(string text, string quote, double low, double high)
    {
        QuantityEntity quantity = Single<QuantityEntity>(text);

        Assert.Equal(quote, Quote(text, quantity));
        Assert.Equal(((decimal)low, (decimal)high), (quantity.Low, quantity.High));
    }

    [Theory]
    [InlineData("三分之二以上业主同意", "三分之二以上", 0.6667)]
    [InlineData("须过半数同意", "过半数", 0.5)]
    [InlineData("满意率百分之九十六点七", "百分之九十六点七", 0.967)]
    [InlineData("满意率96.7%", "96.7%", 0.967)]
    [InlineData("占1/3", "1/3", 0.3333)]
    [InlineData("超过30%的居民", "超过30%", 0.3)]
    public void Shares_are_parts_of_one(string text, string quote, double value)
    {
        ShareEntity share = Single<ShareEntity>(text);

        Assert.Equal(quote, Quote(text, share));
        Assert.Equal(value, (double)share.Low, 0.0001);
    }

    [Theory]
    [InlineData("2021年完成", "2021年", "2021-01-01", "2021-12-31")]
    [InlineData("今年完成", "今年", "2025-01-01", "2025-12-31")]
    [InlineData("去年底完成", "去年底", "2024-12-01", "2024-12-31")]
    [InlineData("上半年完成", "上半年", "2025-01-01", "2025-06-30")]
    [InlineData("6月底前完成", "6月底前", null, "2025-06-30")]
    [InlineData("年底前完成", "年底前", null, "2025-12-31")]
    [InlineData("近一个月开会", "近一个月", "2025-03-22", "2025-04-21")]
    [InlineData("十四五期间建成", "十四五期间", "2021-01-01", "2025-12-31")]
    [InlineData("“十四五”期间建成", "十四五”期间", "2021-01-01", "2025-12-31")]
    [InlineData("未来三年建成", "未来三年", "2025-04-23", "2028-04-22")]
    [InlineData("4月22日召开", "4月22日", "2025-04-22", "2025-04-22")]
    [InlineData("3月召开", "3月", "2025-03-01", "2025-03-31")]
    [InlineData("2024年第三季度", "2024年第三季度", "2024-07-01", "2024-09-30")]
    [InlineData("2021年以来新增", "2021年以来", "2021-01-01", null)]
    [InlineData("二〇二一年五月三日印发", "二〇二一年五月三日", "2021-05-03", "2021-05-03")]
    [InlineData("5月上旬报名", "5月上旬", "2025-05-01", "2025-05-10")]
    public void Dates_are_resolved_against_the_reference(string text, string quote, string? from, string? to)
    {
        DateEntity date = Single<DateEntity>(text);

        Assert.Equal(quote, Quote(text, date));
        Assert.Equal((from, to), (date.From?.ToString("yyyy-MM-dd"), date.To?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("武侯区发布", "武侯区", "武侯区", "成都市,四川省")]
    [InlineData("德州市发布", "德州市", "德州市", "山东省")]
    [InlineData("四川省成都市武侯区发布", "四川省成都市武侯区", "武侯区", "成都市,四川省")]
    [InlineData("夏港街设了专班", "夏港街", "夏港街", "")]
    [InlineData("德州市天衢新区的项目", "德州市", "德州市", "山东省")]
    public void Places_know_what_they_lie_in(string text, string quote, string name, string parents)
    {
        PlaceEntity place = Recognizer.Recognize(text, RecognizerModels.Places, Reference).OfType<PlaceEntity>().First();

        Assert.Equal(quote, Quote(text, place));
        Assert.Equal(name, place.Name);
        Assert.Equal(parents, string.Join(",", place.Parents));
    }

    [Theory]
    [InlineData("统一规划，一般不超过")]
    [InlineData("这支队伍去大陆")]
    [InlineData("第三批")]
    [InlineData("周末去四川")]
    public void Numerals_inside_words_are_no_quantities(string text)
    {
        Assert.Empty(Recognizer.Recognize(text, RecognizerModels.Quantities, Reference));
    }

    [Fact]
    public void One_pass_finds_everything_in_text_order_without_overlaps()
    {
        const string Text = "2025年，德州市新增充电端口3万个以上，三分之二的小区6月底前完工，惠及6200户群众。";

        IReadOnlyList<Entity> entities = Recognizer.Recognize(Text, RecognizerModels.All, Reference);

        Assert.Equal(["2025年", "德州市", "3万个以上", "三分之二", "6月底前", "6200户"], entities.Select(entity => Quote(Text, entity)));
        Assert.All(entities.Zip(entities.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private static T Single<T>(string text)
        where T : Entity
    {
        IReadOnlyList<Entity> entities = Recognizer.Recognize(text, RecognizerModels.All, Reference);
        T[] found = [.. entities.OfType<T>()];
        Assert.True(found.Length == 1, $"{text}: {string.Join("; ", entities)}");
        return found[0];
    }

    private static string Quote(string text, Entity entity) => text.Substring(entity.Start, entity.Length);
}
