using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class AskedStreetsTests
{
    private const string Report = "要整治30条道路，玉林北路、公行道和胜利巷都在其中。\n这批道路长约14公里，估算投入约6000万元。\n胜利巷总长210米，工程共花38万元。\n第一个小时3元。";

    [Theory]
    [InlineData("胜利巷有多长", "这批道路长约14公里，估算投入约6000万元。", true)]
    [InlineData("玉林北路整治花了多少钱", "这批道路长约14公里，估算投入约6000万元。", true)]
    [InlineData("胜利巷有多长", "胜利巷总长210米，工程共花38万元。", false)]
    [InlineData("胜利巷停车多少钱", "第一个小时3元。", false)] // nothing says that it is of several together
    [InlineData("这批道路有多长", "这批道路长约14公里，估算投入约6000万元。", false)]
    [InlineData("中山路有多长", "这批道路长约14公里，估算投入约6000万元。", false)] // not among those that the article names
    public void What_several_streets_are_together_is_not_told_of_one_of_them(string question, string sentence, bool expected)
    {
        var range = new TextRange(Report.IndexOf(sentence, StringComparison.Ordinal), sentence.Length);
        Assert.Equal(expected, new AskedStreets(question).AreAmongOthersOf(Report, range, "道路整治"));
        Assert.False(new AskedStreets(question).AreAmongOthersOf(Report, range, "胜利巷和玉林北路整治"));
    }
}
