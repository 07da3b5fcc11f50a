using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Tests.Answers;

public sealed class SpellingTests
{
    private const string Collection = "既有住宅加装电梯要业主同意，充电桩由街道安装，口袋公园和绿道由园林局管。高龄津贴每月发放。";

    private static readonly HashSet<ulong> Known = [.. Terms.Of(NormalForm.Of(Collection).Text).Select(term => term.Key)];

    [Theory]
    [InlineData("充电庄由谁安装", "充电桩由谁安装")]
    [InlineData("加装电递要同意吗", "加装电梯要同意吗")] // di for ti
    [InlineData("高铃津贴有多少", "高龄津贴有多少")]
    [InlineData("高龄精贴有多少", "高龄津贴有多少")] // -ing for -in, as many speakers say it
    [InlineData("加装梯电要同意吗", "加装电梯要同意吗")]
    public void A_character_of_the_same_sound_and_two_that_changed_places_are_mended(string typed, string meant) =>
        Assert.Equal(meant, Spelling.Of(typed, Known.Contains, Stands)[0].Text);

    [Theory]
    [InlineData("加装电梯要业主同意吗")]
    [InlineData("护照丢了怎么补办")]
    [InlineData("养护照片每月发放")] // 照片 stands nowhere, and nothing that sounds like it beside 养护
    [InlineData("多少户有高龄津贴")]
    [InlineData("你好")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("covid 19 wifi")]
    [InlineData("𠮷野家在哪里")]
    public void What_is_spelled_well_or_stands_nowhere_is_left_alone(string typed) => Assert.Equal(new Spelling(typed, null), Assert.Single(Spelling.Of(typed, Known.Contains, Stands)));

    [Theory]
    [InlineData("德州市今年要建多少个充电端口")] // 德州市既 stands there, and 今 sounds nearly like 既
    [InlineData("德州市明年要建多少个充电端口")]
    public void A_word_for_a_time_is_no_slip_whatever_stands_before_it(string typed)
    {
        const string collection = "德州市既有住宅加装电梯，德州市民要建充电端口。";
        HashSet<ulong> known = [.. Terms.Of(NormalForm.Of(collection).Text).Select(term => term.Key)];

        Assert.Equal(new Spelling(typed, null), Assert.Single(Spelling.Of(typed, known.Contains, words => collection.Contains(words, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("参与的18家家政公司")] // 加家政 stands there
    [InlineData("参与的十八家家政公司")]
    public void A_measure_word_behind_a_number_is_no_slip(string typed)
    {
        const string collection = "参与的家政公司，另加家政券。";
        HashSet<ulong> known = [.. Terms.Of(NormalForm.Of(collection).Text).Select(term => term.Key)];

        Assert.Equal(new Spelling(typed, null), Assert.Single(Spelling.Of(typed, known.Contains, words => collection.Contains(words, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("高龄津贴一个月给多少")] // 个月内多 stands there, and 内 is read nearly as 给
    [InlineData("自己交公积金")] // 江公积金 stands there
    [InlineData("改造总共投了多少")] // 共总投 stands there
    [InlineData("读初中坐校车")] // 户初中 stands there
    public void What_is_said_is_not_mended_to_what_is_no_word(string typed)
    {
        const string collection = "一个月内多次走访。澄江公积金中心。公共总投资。每户初中生。";
        HashSet<ulong> known = [.. Terms.Of(NormalForm.Of(collection).Text).Select(term => term.Key)];

        Assert.Equal(new Spelling(typed, null), Assert.Single(Spelling.Of(typed, known.Contains, words => collection.Contains(words, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_name_that_no_dictionary_knows_is_mended_where_four_characters_of_it_stand()
    {
        const string collection = "夏港街道的路修好了。";
        HashSet<ulong> known = [.. Terms.Of(NormalForm.Of(collection).Text).Select(term => term.Key)];

        Assert.Equal("夏港街道", Spelling.Of("下港街道", known.Contains, words => collection.Contains(words, StringComparison.Ordinal))[0].Text);
    }

    [Fact]
    public void A_word_of_the_dictionary_is_not_taken_for_what_is_read_nearly_alike()
    {
        const string collection = "德州市争取装电梯。"; // 争 is read nearly as 长
        HashSet<ulong> known = [.. Terms.Of(NormalForm.Of(collection).Text).Select(term => term.Key)];

        Assert.Equal(new Spelling("德州市长是谁", null), Assert.Single(Spelling.Of("德州市长是谁", known.Contains, words => collection.Contains(words, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_word_that_was_mended_is_named() => Assert.Equal("充电桩", Spelling.Of("充电庄由谁安装", Known.Contains, Stands)[0].Word);

    private static bool Stands(string words) => Collection.Contains(words, StringComparison.Ordinal);
}
