using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Tests.Answers;

public class AskedKindTests
{
    [Theory]
    [InlineData("加装电梯补贴多少钱", "20万元", true)]
    [InlineData("加装电梯补贴多少钱", "按50%补贴", true)]
    [InlineData("加装电梯补贴多少钱", "免费", true)]
    [InlineData("总投资多少钱", "约624万", true)]
    [InlineData("加装电梯补贴多少钱", "这一年有58个小区", false)]
    [InlineData("加装电梯补贴多少钱", "2021", false)]
    [InlineData("面积有多大", "8.5万平方米", true)]
    [InlineData("面积有多大", "26个", false)]
    [InlineData("装了多少台电梯", "167台", true)]
    [InlineData("装了多少台电梯", "既有住宅", false)]
    [InlineData("修了几条路", "1660余株", false)]
    [InlineData("修了几条路", "5条", true)]
    [InlineData("装了几部电梯", "167台", true)]
    [InlineData("建了几所幼儿园", "新建3个", true)]
    [InlineData("多大年纪可以领", "65周岁以上", true)]
    [InlineData("多大年纪可以领", "2.6万支", false)]
    [InlineData("街道办电话是多少", "5618-0273", true)]
    [InlineData("街道办电话是多少", "拨打12345", true)]
    [InlineData("街道办电话是多少", "1900余次", false)]
    [InlineData("街道办电话是多少", "12345人", false)]
    [InlineData("延期多长时间", "三个月", true)]
    [InlineData("补贴能领几年", "36个月", true)]
    [InlineData("补贴能领几年", "3万元", false)]
    [InlineData("延期多长时间", "最高7500元", false)]
    [InlineData("什么时候建好", "2025年底前", true)]
    [InlineData("什么时候建好", "验收合格以后", true)]
    [InlineData("什么时候建好", "3万个以上", false)]
    [InlineData("什么时候建好", "即日起", true)]
    [InlineData("公园几点关门", "21:30", true)]
    [InlineData("公园几点关门", "晚上九点", true)]
    [InlineData("公园几点关门", "2025年6月", false)]
    [InlineData("食堂的开放时间", "周一至周五", false)]
    [InlineData("有多少电梯领到补助", "112台", true)]
    [InlineData("换电柜在哪里", "目标是在2025年底前", false)]
    [InlineData("换电柜在哪里", "目标是在2025年底前新增", false)]
    [InlineData("换电柜在哪里", "中心广场东侧", true)]
    [InlineData("由谁管理", "供电公司", true)]
    [InlineData("公租房怎么申请", "租赁补贴面向中低收入家庭", false)]
    [InlineData("公租房怎么申请", "由社区代为申请", true)]
    [InlineData("公租房怎么申请", "登录区政府网站填写", true)]
    [InlineData("小学报名需要什么材料", "已经基本做好，预计7月中旬完成", false)]
    [InlineData("小学报名需要什么材料", "户口簿和住所证明", true)]
    public void Words_are_of_the_kind_asked_for_where_code_can_tell(string question, string words, bool expected) =>
        Assert.Equal(expected, new AskedKind(QuestionReader.Read(question)).IsIn(words));
}
