using FsCheck;
using FsCheck.Fluent;
using PolicyBot.Language;

namespace PolicyBot.Tests.Language;

public class NormalFormTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３％", "abc123%")]
    [InlineData("電動自行車", "电动自行车")]
    [InlineData("總面積１００㎡", "总面积100m2")]
    [InlineData("老舊 小區", "老旧小区")]
    [InlineData("苎苧薴", "苎苎苎")]
    [InlineData("  Direct \t Line  3.0 ", "direct line 3.0")]
    [InlineData("一是宣傳。\r\n\r\n　　二是落實。", "一是宣传。\n二是落实。")]
    [InlineData("零\u200B宽\u0007控制", "零宽控制")]
    [InlineData("", "")]
    public void Texts_that_mean_the_same_have_one_form(string source, string form)
    {
        Assert.Equal(form, NormalForm.Of(source).Text);
    }

    [Fact]
    public void A_stretch_of_the_form_leads_back_to_the_source_characters_it_came_from()
    {
        NormalText text = NormalForm.Of("新增　充電 端口３萬個");
        int start = text.Text.IndexOf("充电端口3万个", StringComparison.Ordinal);

        (int sourceStart, int sourceLength) = text.ToSource(start, 7);

        Assert.Equal("充電 端口３萬個", text.Source.Substring(sourceStart, sourceLength));
    }

    [Fact]
    public void A_character_that_becomes_several_leads_back_to_itself()
    {
        NormalText text = NormalForm.Of("共5㎡");

        Assert.Equal((2, 1), text.ToSource(2, 2));
        Assert.Equal((2, 1), text.ToSource(3, 1));
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_stay_whole_and_unpaired_surrogates_go()
    {
        Assert.Equal("𠮷野家", NormalForm.Of("𠮷野\uD842家").Text);
    }

    [Fact]
    public void The_form_of_a_form_is_itself()
    {
        static bool HasOne(string source)
        {
            string once = NormalForm.Of(source).Text;
            return NormalForm.Of(once).Text == once;
        }

        Assert.All(Enumerable.Range(0, char.MaxValue + 1).Select(code => ((char)code).ToString()), source => Assert.True(HasOne(source), source));
        Gen<string> texts = Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), HasOne).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Offsets_never_fall_and_always_lie_within_the_source()
    {
        Gen<string> texts = Gen.Elements([.. "萬个　 \n，。％㎡ａZ1９𠮷\u200B".Select(c => c.ToString())])
            .ArrayOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), source =>
        {
            NormalText text = NormalForm.Of(source);
            int previous = 0;
            for (int i = 0; i < text.Text.Length; i++)
            {
                (int start, int length) = text.ToSource(i, 1);
                if (start < previous || length < 1 || start + length > source.Length || text.FromSource(start) > i)
                {
                    return false;
                }

                previous = start;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_character_is_the_form_of_the_source_characters_that_it_leads_back_to()
    {
        Gen<string> texts = Gen.Elements([.. "萬个　 \n，。％㎡㌕ａZ1９\u200B".Select(c => c.ToString()), "𠮷", "  ", " \r\n "])
            .ArrayOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), source =>
        {
            NormalText text = NormalForm.Of(source);
            return Enumerable.Range(0, text.Text.Length).All(i =>
            {
                (int start, int length) = text.ToSource(i, 1);
                string from = source.Substring(start, length);
                return text.Text[i] is ' ' or '\n' ? char.IsWhiteSpace(from[0]) : NormalForm.Of(from).Text.Contains(text.Text[i], StringComparison.Ordinal);
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Dropped_white_space_between_paragraphs_is_known_as_a_gap()
    {
        NormalText text = NormalForm.Of("第一段。　　第二段，有㎡。 第三段。\n第四段。");
        string[] parts = text.Text.Split('。');

        int first = text.NextGap(0), second = text.NextGap(first + 1);

        Assert.Equal(parts[0].Length, first);
        Assert.Equal(first, text.NextGap(first));
        Assert.Equal(parts[0].Length + 1 + parts[1].Length, second);
        Assert.Equal(text.Text.Length, text.NextGap(second + 1));
    }

    [Fact]
    public void A_stretch_outside_the_form_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalForm.Of("一").ToSource(1, 1));
    }
}
