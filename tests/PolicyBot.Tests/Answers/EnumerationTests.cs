using PolicyBot.Answers.Extraction;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class EnumerationTests
{
    [Theory]
    [InlineData("措施有三项:一是免租。二是延期。三是贴息。另外还有活动。", "一是免租", "一是免租。二是延期。三是贴息。")]
    [InlineData("(一)先登记。登记不收费。(二)再审核;(三)后公示。完。", "(一)先登记", "(一)先登记。登记不收费。(二)再审核;(三)后公示。")]
    [InlineData("第一,先登记。第二,再审核。", "第一,先登记", "第一,先登记。第二,再审核。")]
    [InlineData("1.身份证;2.申请表;3.照片。4.5元一张。", "1.身份证", "1.身份证;2.申请表;3.照片。")]
    [InlineData("九、看。十、听。十一、说。", "九、看", "九、看")] // the enumeration begins before the answer
    [InlineData("一是免租。补贴二百元。", "一是免租", "一是免租")]
    [InlineData("先登记,再审核。一是免租。", "先登记", "先登记")]
    [InlineData("措施有三项:一是免租。二是延期。三是贴息。", "免租", "一是免租。二是延期。三是贴息。")]
    [InlineData("(一)先登记。(二)再审核。完。", "先登记", "(一)先登记。(二)再审核。")]
    [InlineData("如下(一)先登记。(二)再审核。完。", "先登记", "(一)先登记。(二)再审核。")]
    [InlineData("一是免租。补贴二百元。", "免租", "免租")]
    [InlineData("一是免租。二是延期。", "延期", "延期")]
    public void An_answer_that_begins_an_enumeration_holds_all_of_it(string text, string answer, string complete)
    {
        TextRange range = Enumeration.Complete(text, new TextRange(text.IndexOf(answer, StringComparison.Ordinal), answer.Length));
        Assert.Equal(complete, text.Substring(range.Start, range.Length));
    }

    [Fact]
    public void An_enumeration_too_long_to_be_told_ends_with_its_last_whole_item()
    {
        string text = "一是免租。二是" + new string('长', 700) + "。";
        TextRange range = Enumeration.Complete(text, new TextRange(0, 5));
        Assert.Equal("一是免租。", text.Substring(range.Start, range.Length));
    }
}
