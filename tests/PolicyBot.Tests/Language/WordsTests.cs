using PolicyBot.Language;

namespace PolicyBot.Tests.Language;

public class WordsTests
{
    [Theory]
    [InlineData("公共租赁住房的租赁补贴", "公共|租赁|住房|的|租赁|补贴")]
    [InlineData("新增换电柜30台以上", "新增|换电柜|30|台|以上")]
    [InlineData("工期3.5个月,共1,200户", "工期|3.5|个|月|,|共|1,200|户")]
    [InlineData("用app扫码", "用|app|扫码")]
    [InlineData("呼和浩特市的一卡通", "呼和浩特|市|的|一卡通")]
    [InlineData("呼和浩市", "呼|和|浩|市")]
    [InlineData("黎澎", "黎|澎")]
    [InlineData("𠮷字", "𠮷|字")]
    [InlineData("", "")]
    public void A_text_is_parted_into_the_likeliest_words(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words.Of(text).Select(word => text.Substring(word.Start, word.Length))));

    [Theory]
    [InlineData("的", WordClass.Particle)]
    [InlineData("申请", WordClass.Verb)]
    [InlineData("电梯", WordClass.Noun)]
    [InlineData("北京", WordClass.Place)]
    [InlineData("今年", WordClass.Time)]
    [InlineData("台", WordClass.Measure)]
    [InlineData("2025", WordClass.Number)]
    [InlineData("pdf", WordClass.Latin)]
    [InlineData("。", WordClass.None)]
    public void A_word_has_the_class_of_the_dictionary(string word, WordClass expected) =>
        Assert.Equal(expected, Assert.Single(Words.Of(word)).Class);

    [Fact]
    public void Words_cover_any_text_without_gap_or_overlap()
    {
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x20, 0xFFFF)));
            int at = 0;
            foreach (Word word in Words.Of(text))
            {
                Assert.Equal(at, word.Start);
                Assert.InRange(word.Length, 1, text.Length);
                at = word.End;
            }

            Assert.Equal(text.Length, at);
        }
    }

    [Fact]
    public void What_is_rare_in_the_language_is_rarer_than_what_is_common()
    {
        List<Word> words = Words.Of("申请换电柜");

        Assert.True(words[1].Rarity > words[0].Rarity);
        Assert.All(words, word => Assert.InRange(word.Rarity, 1, 20));
    }
}
