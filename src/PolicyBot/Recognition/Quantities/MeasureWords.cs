namespace PolicyBot.Recognition.Quantities;

/// <summary>Measure words and what is counted (Data/measures.tsv).</summary>
internal static class MeasureWords
{
    private const int LongestThing = 8;
    private const string EndsThing = "的了在和与及等为是将被把并已较比占达共由从对以内外后前中、";

    private static readonly string[][] Rows = EmbeddedData.Rows("Recognition.Data.measures.tsv");
    private static readonly WordTrie Words = new(EmbeddedData.Column(Rows, 1));
    private static readonly WordTrie NoMeasures = new(
        "人民币贷款 年级 年代 年度 年底 年初 年末 年前 年后 点多 方面 方案 方式 方法 分别 分之 分类 升级 升至 升到 级别 部门 部分 条件 条例 项目 件事 件套 家庭 家长 家里 区域 "
        + "号 位于 位置 名单 名称 月份 日报 时间 节能 节约 起步 起草 面积 面向 面对 对于 对象 包括 包含 支持 支付 把关 本市 本地 次日 期间 班子 组织 所有 所在 所以 场所 "
        + "点到 线上 线下 道路 头部 里程 里面 轮椅 门诊 排名 排查 片区 段落 天然 天气 日常 口岸 口径 套餐 套路 周边 周围 周期 站点 例如 宗旨 方便 方可 方能");

    /// <summary>Finds the measure word at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="unit">The form that quantities are compared in; empty for none.</param>
    /// <returns>Its length; 0 for none.</returns>
    public static int Match(ReadOnlySpan<char> text, int at, out string unit)
    {
        int length = Words.Match(text, at, out int place);
        bool cut = length > 0 && char.IsAsciiLetter(text[at]) && at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length]);
        if (cut || NoMeasures.Match(text, at) > length)
        {
            length = 0;
        }

        unit = length > 0 ? Rows[place][0] : "";
        return length;
    }

    /// <summary>The length of what is counted behind a measure word: Han characters up to a particle or sign.</summary>
    public static int CountedThing(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < LongestThing && Characters.IsHan(text[end])
            && !EndsThing.Contains(text[end], StringComparison.Ordinal) && !Numbers.NumeralCharacters.IsNumeral(text[end]))
        {
            end++;
        }

        return end - at;
    }
}
