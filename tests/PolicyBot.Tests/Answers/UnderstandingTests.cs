using PolicyBot.Answers;
using PolicyBot.Answers.Conversation;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Tests.Answers;

public class UnderstandingTests
{
    [Theory]
    [InlineData("一共装了多少台电梯？", AskedFor.Quantity)]
    [InlineData("面积有多大", AskedFor.Quantity)]
    [InlineData("什么时候开始申请", AskedFor.Date)]
    [InlineData("多久能办好", AskedFor.Duration)]
    [InlineData("在哪里办理", AskedFor.Place)]
    [InlineData("由哪个部门负责", AskedFor.Organisation)]
    [InlineData("负责人是谁", AskedFor.Person)]
    [InlineData("办法叫什么名字", AskedFor.Name)]
    [InlineData("怎么申请补贴", AskedFor.Way)]
    [InlineData("为什么要改造", AskedFor.Reason)]
    [InlineData("需要全体业主同意吗？", AskedFor.YesNo)]
    [InlineData("什么是四到户", AskedFor.Definition)]
    [InlineData("有什么要求", AskedFor.Rule)]
    [InlineData("老小区改造都改些啥", AskedFor.List)]
    [InlineData("电瓶车让不让进电梯", AskedFor.YesNo)]
    [InlineData("充电桩啥时候装好", AskedFor.Date)]
    [InlineData("加装电梯咋弄", AskedFor.Way)]
    [InlineData("装一台电梯多钱", AskedFor.Quantity)]
    [InlineData("幾時發高齡津貼", AskedFor.Date)]
    [InlineData("活动到哪天结束", AskedFor.Date)]
    [InlineData("在哪个部门办", AskedFor.Organisation)]
    [InlineData("新锅炉装在哪", AskedFor.Place)]
    [InlineData("惠民券上哪领", AskedFor.Place)]
    [InlineData("办居住证要带啥", AskedFor.List)]
    [InlineData("晚托教不教拼音", AskedFor.YesNo)]
    [InlineData("审查要交钱不", AskedFor.YesNo)]
    [InlineData("可以现场报名么？", AskedFor.YesNo)]
    [InlineData("什么样的树才允许砍", AskedFor.Rule)]
    [InlineData("补贴能领几年", AskedFor.Duration)]
    [InlineData("狄托於西元幾年的時候過世?", AskedFor.Date)]
    [InlineData("婚礼耗资多少日圆", AskedFor.Quantity)]
    [InlineData("夏天开几号线", AskedFor.Name)]
    [InlineData("在几号窗口办", AskedFor.Place)]
    [InlineData("几号开始办", AskedFor.Date)]
    [InlineData("龙胆又被称之为什么？", AskedFor.Name)]
    [InlineData("医院更名为什么", AskedFor.Name)]
    [InlineData("主要的业务为何？", AskedFor.Thing)]
    [InlineData("影响力下降的原因为何？", AskedFor.Reason)]
    [InlineData("电梯为何停用？", AskedFor.Reason)]
    [InlineData("老楼翻修咋还没搞完", AskedFor.Reason)]
    [InlineData("贷款怎么还款", AskedFor.Way)]
    [InlineData("包月停车好多钱", AskedFor.Quantity)]
    [InlineData("公租房一般等几久", AskedFor.Duration)]
    [InlineData("山里人打针有啥法子", AskedFor.Way)]
    [InlineData("公交改线的事想问打哪个号", AskedFor.Quantity)]
    [InlineData("清军攻打哪里", AskedFor.Place)]
    [InlineData("一年级新生网上哪几天报名", AskedFor.Date)]
    [InlineData("剩下那十几个小区等到啥时候", AskedFor.Date)]
    [InlineData("那几个小区翻修怎么申请", AskedFor.Way)]
    [InlineData("那几个国家参战", AskedFor.Quantity)] // nothing else asks: 那 is written for 哪
    [InlineData("油漆桶可唔可以一齐收", AskedFor.YesNo)]
    [InlineData("新电梯停用了，为何？", AskedFor.Reason)]
    public void What_is_asked_for_is_read_from_the_question(string question, AskedFor expected) =>
        Assert.Equal(expected, QuestionReader.Read(question).Asked);

    [Fact]
    public void Politeness_and_question_words_carry_no_weight()
    {
        IReadOnlyList<QuestionTerm> polite = QuestionReader.Read("您好，请问电梯有多少台呢？谢谢").Terms;
        Assert.DoesNotContain(polite, term => TermKey.Characters(term.Key) is "请问" or "您好" or "多少" or "谢谢" or "呢");
        Assert.Contains(polite, term => TermKey.Characters(term.Key) == "电梯");
    }

    [Theory]
    [InlineData("襄阳呢？", "洛阳市2023年有多少个公园", "襄阳2023年有多少个公园")]
    [InlineData("2022年呢", "洛阳市2023年有多少个公园", "洛阳市2022年有多少个公园")]
    [InlineData("2022呢", "洛阳市2023年有多少个公园", "洛阳市2022年有多少个公园")]
    [InlineData("2022呢", "洛阳市有多少个公园", "2022年洛阳市有多少个公园")]
    [InlineData("那22年呢", "洛阳市2023年有多少个公园", "洛阳市22年有多少个公园")]
    [InlineData("大前年呢", "洛阳市去年有多少个公园", "洛阳市大前年有多少个公园")]
    [InlineData("那后年呢", "洛阳市2023有多少个公园", "洛阳市后年有多少个公园")]
    [InlineData("15年呢", "养老保险缴费多少钱", "15年多少钱")]
    [InlineData("那麻疹呢", "2022年生的娃打水痘针要多少钱", "麻疹多少钱")]
    [InlineData("那绿道呢？", "洛阳市2023年有多少个公园", "洛阳市2023年绿道多少")]
    [InlineData("我问的是襄阳", "洛阳市有多少个公园", "襄阳有多少个公园")]
    [InlineData("养老院怎么申请床位", "洛阳市有多少个公园", "养老院怎么申请床位")]
    public void What_a_question_leaves_out_is_taken_from_the_one_before(string asked, string before, string expected) =>
        Assert.Equal(expected, FollowUp.Complete(new Question(asked) { History = [before] }));

    [Theory]
    [InlineData("2021年增设了几台", "2021年的消息", "2022-01-14", true)]
    [InlineData("2021年增设了几台", "没有年份的消息", "2021-06", true)]
    [InlineData("2020年增设了几台", "2021年的消息", "2022-01-14", false)]
    [InlineData("去年增设了几台", "2024年的消息", null, true)]
    [InlineData("去年增设了几台", "2023年的消息", "2023", false)]
    [InlineData("今年增设了几台", "2019年的消息", "2019", true)]
    [InlineData("增设了几台", "消息", null, true)]
    [InlineData("1980年代增设了几台", "八十年代的消息", null, true)]
    [InlineData("2022年生的娃打水痘针要钱吗", "2024年的消息", "2024", true)]
    [InlineData("2021年3月出生的能报名吗", "2024年的消息", "2024", true)]
    [InlineData("2022年生产了几台", "2024年的消息", "2024", false)]
    [InlineData("2023年增设了几台", "每台20万元，电话028-85202312", "2021", false)]
    [InlineData("2023年增设了几台", "补贴12023元", "2021", false)]
    [InlineData("2023年增设了几台", "补贴2023元", "2021", false)]
    [InlineData("2023年增设了几台", "共有户数1,2023", "2021", false)]
    [InlineData("2023年增设了几台", "2022-2023年度的消息", "2021", true)]
    [InlineData("2023年增设了几台", "截至2023.5.1的消息", "2021", true)]
    [InlineData("2023年增设了几台", "2023电梯补贴", "2021", true)]
    [InlineData("2023年增设了几台", "发布日期20230509", "2021", true)]
    [InlineData("2023年增设了几台", "电话20238520", "2021", false)]
    [InlineData("2023年增设了几台", "[2023]5号", "2021", true)]
    [InlineData("2023要增设几台", "2024年的消息", null, false)]
    [InlineData("2023要增设几台", "2023年的消息", null, true)]
    [InlineData("武侯区2023增设了几台", "2024年的消息", null, false)]
    [InlineData("2023元能买几台", "2024年的消息", null, true)]
    [InlineData("2023路公交几点发车", "2024年的消息", null, true)]
    [InlineData("月收入2020能领几次", "2024年的消息", null, true)]
    [InlineData("23年增设了几台", "2024年的消息", null, false)]
    [InlineData("武侯区23年增设了几台", "2023年的消息", null, true)]
    [InlineData("养老保险要交23年吗", "2024年的消息", null, true)]
    [InlineData("23年工龄领多少", "2024年的消息", null, true)]
    [InlineData("15年社保领多少", "2024年的消息", null, true)]
    [InlineData("二零二三年增设了几台", "2024年的消息", null, false)]
    [InlineData("二〇二三年增设了几台", "2023年的消息", null, true)]
    [InlineData("大前年增设了几台", "2022年的消息", null, true)]
    [InlineData("大前年增设了几台", "2023年的消息", null, false)]
    [InlineData("电梯补贴后年还有吗", "2026年的消息", null, false)]
    [InlineData("电梯补贴后年还有吗", "2027年的消息", null, true)]
    [InlineData("大后年增设几台", "2028年的消息", null, true)]
    [InlineData("明年度增设几台", "2026年的消息", null, true)]
    [InlineData("过去年份增设了几台", "2019年的消息", null, true)]
    [InlineData("从前年份增设了几台", "2019年的消息", null, true)]
    [InlineData("请开证明年限是多少", "2019年的消息", null, true)]
    [InlineData("上牌后年检怎么办", "2019年的消息", null, true)]
    [InlineData("退休后年龄怎么改", "2019年的消息", null, true)]
    public void Years_asked_about_are_met_by_text_or_date(string question, string text, string? date, bool isMet) =>
        Assert.Equal(isMet, new AskedPeriods(question, new DateOnly(2025, 3, 1)).AreMetBy("标题", text, date));

    [Theory]
    [InlineData("二季度的满意率是多少", "2024年第一季度通报", "一季度满意率93.4%", false)]
    [InlineData("一季度的满意率是多少", "2024年第一季度通报", "满意率93.4%", true)]
    [InlineData("第2季度的满意率是多少", "通报", "二季度满意率93.4%", true)]
    [InlineData("二季度的满意率是多少", "通报", "2季度满意率93.4%", true)]
    [InlineData("下半年登记时间", "上半年公租房登记", "7月登记", false)]
    [InlineData("下半年登记时间", "下半年公租房登记", "7月登记", true)]
    [InlineData("2024年的满意率", "2024年通报", "满意率93.4%", true)]
    public void Parts_of_years_asked_about_are_met_by_title_or_text(string question, string title, string text, bool isMet) =>
        Assert.Equal(isMet, new AskedPeriods(question, new DateOnly(2025, 3, 1)).AreMetBy(title, text, null));
}
