using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Tests.Conversations;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("电话13800138000。", "电话***********。")]
    [InlineData("+86 138-0013-8000", "+** ***-****-****")]
    [InlineData("１３８００１３８０００", "***********")]
    [InlineData("0534-2345678", "****-*******")]
    [InlineData("身份证11010519491231002X号", "身份证******************号")]
    [InlineData("110105 19491231 0021", "****** ******** ****")]
    [InlineData("110105491231002", "***************")]
    [InlineData("138－1234－5678", "***－****－****")]
    [InlineData("138.1234.5678", "***.****.****")]
    [InlineData("+86　138　1234　5678", "+**　***　****　****")]
    [InlineData("0531－12345678", "****－********")]
    [InlineData("0531　12345678", "****　********")]
    [InlineData("110105－19491231－002X", "******－********－****")]
    public void A_number_that_is_a_persons_is_covered(string text, string expected) => Assert.Equal(expected, PersonalData.Mask(text));

    [Theory]
    [InlineData("拨打12345")]
    [InlineData("400-820-8820")]
    [InlineData("2025年补贴200000元")]
    [InlineData("投资13800000000000元")]
    [InlineData("2025-03-10到2025-12-31")]
    [InlineData("1人13岁，共800138户")]
    [InlineData("0531有12345678元补贴")]
    [InlineData("0531:12345678")]
    [InlineData("每平方米13.5、14.6，15.75 16.85 17.95元")]
    [InlineData("系数1.5 2.5 3.5 4.5 5.5 6.5 7.5 8.5 9.5")]
    public void Other_figures_stay(string text) => Assert.Equal(text, PersonalData.Mask(text));
}
