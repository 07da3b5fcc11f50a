using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Articles that share with a question what is asked, and not what it is asked about.</summary>
public sealed class AnotherMatterTests(AnotherMatterTests.Lifts lifts) : IClassFixture<AnotherMatterTests.Lifts>
{
    [Theory]
    [InlineData("养老院床位补贴怎么申请")]
    [InlineData("渔船油料补贴怎么申请")]
    [InlineData("奶粉补助申请流程")]
    [InlineData("彩票丢了怎么补办")]
    [InlineData("摩托艇遗失怎么挂失")]
    public void What_is_asked_alone_is_no_reason_to_answer(string question) => Assert.Equal(AnswerKind.NotFound, lifts.Ask(question).Kind);

    [Theory]
    [InlineData("加装电梯的补贴怎么申请")]
    [InlineData("市民卡丢了怎么补办")]
    public void The_matter_itself_is_answered(string question) => Assert.Equal(AnswerKind.Answer, lifts.Ask(question).Kind);

    public sealed class Lifts() : PublishedArticles(
    [
        new Article("lifts", "石桥市去年加装电梯的情况", "石桥市去年加装电梯157台。加装电梯的补助资金，业主向街道提出申请，由街道送区住建局审核。全年完成了58个小区167台电梯的补助资金申请，发放了112台的资金。"),
        new Article("roads", "石桥市道路整治", "石桥市整治道路30条，一共约14公里，估算投入约6000万元，年底前完工。"),
        new Article("parks", "石桥市口袋公园", "石桥市新建口袋公园26个，改造老公园14个，为11个社区添置座椅。"),
        new Article("card", "石桥市民卡遗失补办须知", "市民卡遗失的，先拨打服务热线挂失，再持身份证到市民卡服务窗口补办，工本费20元，当场领取新卡。"),
    ],
    "补贴, 补助\n丢了 => 遗失");
}
