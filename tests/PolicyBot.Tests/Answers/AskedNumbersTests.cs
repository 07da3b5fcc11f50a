using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class AskedNumbersTests
{
    private const string Notice = "一、17路。首末班时间为6:00—20:30。\n二、33路。发车间隔12分钟。\n票价2元。\n三、新开606路,由永宁里开往白鹭桥,全程4.8公里。\n四、3号楼12月交房。";

    [Theory]
    [InlineData("606路末班车是几点", "20:30")]
    [InlineData("21路多久发一班", "12分钟")]
    [InlineData("17路票价多少", "2元")] // the line before its own is about the 33路
    [InlineData("夜33路多久发一班", "12分钟")]
    [InlineData("5号楼什么时候交房", "12月")]
    public void What_is_told_of_another_number_of_the_kind_is_of_another_thing(string question, string words) => Assert.True(AreOthers(question, words));

    [Theory]
    [InlineData("17路末班车是几点", "20:30")]
    [InlineData("33路票价多少", "2元")]
    [InlineData("606路全程多少公里", "4.8公里")]
    [InlineData("3号楼什么时候交房", "12月")]
    [InlineData("2号线末班车是几点", "20:30")] // no number of that kind is named there
    [InlineData("末班车是几点", "20:30")]
    [InlineData("从606路口到白鹭桥几公里", "20:30")]
    public void What_is_told_of_the_same_number_or_of_none_is_not(string question, string words) => Assert.False(AreOthers(question, words));

    [Fact]
    public void A_number_is_the_same_in_Chinese_digits() =>
        Assert.False(new AskedNumbers("第2批名单有多少人").AreOthersAt("第二批名单共30人", new TextRange(6, 3)));

    private static bool AreOthers(string question, string words) =>
        new AskedNumbers(question).AreOthersAt(Notice, new TextRange(Notice.IndexOf(words, StringComparison.Ordinal), words.Length));
}
