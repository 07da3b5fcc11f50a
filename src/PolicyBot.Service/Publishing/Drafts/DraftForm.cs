using System.Globalization;
using System.Text;
using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Drafts;

/// <summary>An article as a form: every field is text that somebody typed.</summary>
internal sealed class DraftForm
{
    /// <summary>Longest title, id and other field.</summary>
    public const int LongestField = 200;

    /// <summary>What begins a line of the text that is a heading.</summary>
    public const string HeadingMark = "## ";

    private const string DayForm = "yyyy-MM-dd";

    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Author { get; set; }

    /// <summary>2025-04-22, 2025-04 or 2025.</summary>
    public string? Date { get; set; }

    public bool DateInferred { get; set; }

    public string? Region { get; set; }

    public string? Topic { get; set; }

    public string? Url { get; set; }

    public string? InForceFrom { get; set; }

    public string? InForceUntil { get; set; }

    public string? SupersededBy { get; set; }

    /// <summary>The text, headings behind <see cref="HeadingMark"/>.</summary>
    public string? Text { get; set; }

    /// <summary>The form of an article.</summary>
    public static DraftForm Of(Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        Publisher = article.Publisher,
        Author = article.Author,
        Date = article.Date?.ToString(),
        DateInferred = article.Date?.IsInferred ?? false,
        Region = article.Region,
        Topic = article.Topic,
        Url = article.Url,
        InForceFrom = article.InForceFrom?.ToString(DayForm, CultureInfo.InvariantCulture),
        InForceUntil = article.InForceUntil?.ToString(DayForm, CultureInfo.InvariantCulture),
        SupersededBy = article.SupersededBy,
        Text = TextOf(article),
    };

    /// <summary>The article that the form describes.</summary>
    /// <param name="complaints">What is wrong with it, in Chinese; the fields concerned are left empty in the article.</param>
    public Article ToArticle(out IReadOnlyList<string> complaints)
    {
        List<string> wrong = [];
        (string text, IReadOnlyList<TextRange> headings) = ReadText(Text ?? "");
        Article article = new(Field(Id, "编号", wrong) ?? "", Field(Title, "标题", wrong) ?? "", text)
        {
            Headings = headings,
            Publisher = Field(Publisher, "发布机构", wrong),
            Author = Field(Author, "作者", wrong),
            Date = DateField(wrong),
            Region = Field(Region, "适用地区", wrong),
            Topic = Field(Topic, "主题", wrong),
            Url = UrlField(wrong),
            InForceFrom = DayField(InForceFrom, "施行日期", wrong),
            InForceUntil = DayField(InForceUntil, "失效日期", wrong),
            SupersededBy = Field(SupersededBy, "取代它的文章", wrong),
        };
        Check(article.Id.Length == 0, "请填写编号。", wrong);
        string? idComplaint = ArticleId.Complaint(article.Id);
        Check(idComplaint is not null, idComplaint ?? "", wrong);
        Check(article.Title.Length == 0, "请填写标题。", wrong);
        Check(text.Length == 0, "正文是空的。", wrong);
        Check(article.InForceUntil < article.InForceFrom, "失效日期早于施行日期。", wrong);
        Check(article.SupersededBy is not null && article.SupersededBy == article.Id, "文章不能取代自己。", wrong);
        complaints = wrong;
        return article;
    }

    private static void Check(bool isWrong, string complaint, List<string> wrong)
    {
        if (isWrong)
        {
            wrong.Add(complaint);
        }
    }

    private static string? Field(string? value, string name, List<string> wrong)
    {
        string field = string.Concat((value ?? "").Where(c => !char.IsControl(c))).Trim();
        Check(field.Length > LongestField, $"{name}超过 {LongestField} 字。", wrong);
        return field.Length is 0 or > LongestField ? null : field;
    }

    private PublicationDate? DateField(List<string> wrong)
    {
        bool isDate = PublicationDate.TryParse(Date?.Trim(), DateInferred, out PublicationDate? date);
        Check(!isDate && !string.IsNullOrWhiteSpace(Date), "日期应形如 2025-04-22、2025-04 或 2025。", wrong);
        return isDate ? date : null;
    }

    private static DateOnly? DayField(string? value, string name, List<string> wrong)
    {
        bool isDay = DateOnly.TryParseExact(value?.Trim(), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        Check(!isDay && !string.IsNullOrWhiteSpace(value), $"{name}应形如 2025-04-22。", wrong);
        return isDay ? day : null;
    }

    private string? UrlField(List<string> wrong)
    {
        string? url = Field(Url, "原文网址", wrong);
        bool isUrl = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";
        Check(url is not null && !isUrl, "原文网址应以 http:// 或 https:// 开头。", wrong);
        return isUrl ? url : null;
    }

    private static string TextOf(Article article)
    {
        StringBuilder text = new(article.Text);
        foreach (TextRange heading in article.Headings.Reverse())
        {
            text.Insert(heading.Start, HeadingMark);
        }

        return text.ToString();
    }

    private static (string Text, IReadOnlyList<TextRange> Headings) ReadText(string typed)
    {
        StringBuilder text = new();
        List<TextRange> headings = [];
        foreach (string typedLine in typed.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = typedLine.Trim();
            bool isHeading = line.StartsWith(HeadingMark, StringComparison.Ordinal);
            line = isHeading ? line[HeadingMark.Length..].Trim() : line;
            if (line.Length == 0)
            {
                continue;
            }

            if (text.Length > 0)
            {
                text.Append('\n');
            }

            if (isHeading)
            {
                headings.Add(new TextRange(text.Length, line.Length));
            }

            text.Append(line);
        }

        return (text.ToString(), headings);
    }
}
