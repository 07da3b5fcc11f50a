using FsCheck;
using FsCheck.Fluent;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Articles;

public sealed class PassageCutterTests
{
    private static readonly Gen<string> Texts = Gen.Elements("武侯区", "今年", "增设", "157台", "，", "。", "；", "\n", " ", "一是", "二是", "三是", "！", "”", "𠮷", "a b")
        .ListOf().Select(parts => string.Concat(parts.SelectMany(part => Enumerable.Repeat(part, 7))));

    [Fact]
    public void Passages_are_short_in_order_and_hold_all_but_white_space() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        IReadOnlyList<Passage> passages = PassageCutter.Cut(new Article("a", "题", text));
        Assert.All(passages, passage => Assert.InRange(passage.Length, 1, PassageCutter.Longest));
        int end = 0;
        var rest = new System.Text.StringBuilder();
        foreach (Passage passage in passages)
        {
            Assert.True(passage.Start >= end);
            rest.Append(text, end, passage.Start - end);
            end = passage.Start + passage.Length;
            Assert.False(char.IsLowSurrogate(text[passage.Start]));
        }

        rest.Append(text, end, text.Length - end);
        Assert.True(string.IsNullOrWhiteSpace(rest.ToString()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_passage_knows_the_heading_it_stands_under()
    {
        const string Text = "开头的话。\n怎么申请\n到街道登记。\n多久办好\n十天。";
        Article article = new("a", "题", Text) { Headings = [Range(Text, "怎么申请"), Range(Text, "多久办好")] };
        Assert.Equal([("开头的话。", null), ("到街道登记。", "怎么申请"), ("十天。", "多久办好")],
            PassageCutter.Cut(article).Select(passage => (Text.Substring(passage.Start, passage.Length), passage.Heading)));
    }

    [Fact]
    public void Sentences_stay_whole_where_they_fit()
    {
        string text = string.Concat(Enumerable.Range(0, 30).Select(i => $"第{i}条规定了街道社区应当按时公开办理结果。"));
        Assert.All(PassageCutter.Cut(new Article("a", "题", text)), passage => Assert.Equal('。', text[passage.Start + passage.Length - 1]));
    }

    [Fact]
    public void A_list_that_fits_stays_together()
    {
        string opening = string.Concat(Enumerable.Repeat("这里先说明背景和来由，字数不少。", 12));
        string list = "一是建立台账，逐户核对。二是公开结果，接受监督。三是定期回访，听取意见。四是总结经验，形成制度。五是表彰先进，带动大家。" + string.Concat(Enumerable.Repeat("六是再补一条。", 5));
        string text = opening + list;
        Assert.Contains(PassageCutter.Cut(new Article("a", "题", text)), passage => text.Substring(passage.Start, passage.Length).Contains(list, StringComparison.Ordinal));
    }

    private static TextRange Range(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
