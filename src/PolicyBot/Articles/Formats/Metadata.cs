using System.Collections.Frozen;

namespace PolicyBot.Articles.Formats;

/// <summary>The names under which formats state what they know of an article, and the ones PolicyBot uses.</summary>
internal static class Metadata
{
    public const string Id = "id";
    public const string Title = "title";

    /// <summary>What a document's properties state as its title: often the name of a template. Only for where no headline is found.</summary>
    public const string PropertyTitle = "propertytitle";

    public const string Publisher = "publisher";
    public const string Author = "author";
    public const string Date = "date";
    public const string DateInferred = "dateinferred";
    public const string Region = "region";
    public const string Topic = "topic";
    public const string InForceFrom = "inforcefrom";
    public const string InForceUntil = "inforceuntil";
    public const string SupersededBy = "supersededby";
    public const string Url = "url";
    public const string Categories = "categories";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = Id,
        ["编号"] = Id,
        ["title"] = Title,
        ["标题"] = Title,
        ["og:title"] = Title,
        ["publisher"] = Publisher,
        ["发布"] = Publisher,
        ["发布机构"] = Publisher,
        ["来源"] = Publisher,
        ["稿件来源"] = Publisher,
        ["信息来源"] = Publisher,
        ["author"] = Author,
        ["作者"] = Author,
        ["记者"] = Author,
        ["编辑"] = Author,
        ["责任编辑"] = Author,
        ["date"] = Date,
        ["日期"] = Date,
        ["时间"] = Date,
        ["发布时间"] = Date,
        ["发布日期"] = Date,
        ["article:published_time"] = Date,
        ["pubdate"] = Date,
        ["dateinferred"] = DateInferred,
        ["region"] = Region,
        ["place"] = Region,
        ["地区"] = Region,
        ["地点"] = Region,
        ["适用地区"] = Region,
        ["topic"] = Topic,
        ["主题"] = Topic,
        ["主题分类"] = Topic,
        ["栏目"] = Topic,
        ["inforcefrom"] = InForceFrom,
        ["生效日期"] = InForceFrom,
        ["施行日期"] = InForceFrom,
        ["实施日期"] = InForceFrom,
        ["inforceuntil"] = InForceUntil,
        ["失效日期"] = InForceUntil,
        ["有效期至"] = InForceUntil,
        ["废止日期"] = InForceUntil,
        ["supersededby"] = SupersededBy,
        ["取代文件"] = SupersededBy,
        ["url"] = Url,
        ["链接"] = Url,
        ["og:url"] = Url,
        ["categories"] = Categories,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>PolicyBot's name of a field; null where it does not use the field.</summary>
    public static string? NameOf(string field) => Names.GetValueOrDefault(field.Trim());
}
