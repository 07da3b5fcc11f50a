using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseRulesTests
{
    [Theory]
    [InlineData("楼上漏水没人管", CaseKind.Problem, Urgency.Soon, "", "住房物业")]
    [InlineData("請問養老金怎麼領，需要什麼材料", CaseKind.Need, Urgency.Ordinary, "", "社会保障")]
    [InlineData("成都市武侯区家里燃气泄漏，打电话没人管", CaseKind.Problem, Urgency.Urgent, "成都市武侯区", "水电气暖")]
    [InlineData("想咨询小学入学条件，我住海淀区", CaseKind.Need, Urgency.Ordinary, "北京市海淀区", "教育")]
    [InlineData("", CaseKind.Need, Urgency.Ordinary, "", "其他")]
    public void Words_suggest_kind_urgency_place_and_topic(string words, object kind, object urgency, string place, string topic)
    {
        CaseSuggestion suggested = CaseRules.Suggest(words, new DateOnly(2025, 6, 1));

        Assert.Equal(new CaseSuggestion((CaseKind)kind, (Urgency)urgency, place, topic), suggested);
    }

    [Fact]
    public void A_page_of_words_takes_no_time_to_speak_of()
    {
        string words = string.Concat(Enumerable.Repeat("成都市武侯区老旧小区停水停电没人管", 2000));
        long started = TimeProvider.System.GetTimestamp();

        CaseRules.Suggest(words, new DateOnly(2025, 6, 1));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }
}
