using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PolicyBot.Articles;
using PolicyBot.Articles.Formats;

namespace PolicyBot.Tests.Articles;

public sealed class FormatTests : IDisposable
{
    private const string Body = "本市今年为三百户老人安装了扶手。申请的人可以到街道办事处登记，十个工作日内上门。";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Front_matter_gives_the_fields_and_markdown_gives_headings()
    {
        Article article = Read("tips.md", $"---\ntitle: 扶手安装\npublisher: 河边区民政局\ndate: 2024-03-05\nregion: 河边区\nurl: https://example.org/a\n---\n\n## 怎么申请\n\n{Body}\n");
        Assert.Equal(("tips", "扶手安装", "河边区民政局", "2024-03-05", "河边区", "https://example.org/a"), (article.Id, article.Title, article.Publisher, article.Date?.ToString(), article.Region, article.Url));
        Assert.Equal("怎么申请", article.Text.Substring(article.Headings[0].Start, article.Headings[0].Length));
        Assert.EndsWith(Body, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_the_front_matter_goes_before_the_file_name() =>
        Assert.Equal("rail-1", Read("other.md", $"---\nid: rail-1\ntitle: 扶手\n---\n{Body}").Id);

    [Theory]
    [InlineData("--- \r\ntitle: 甲\r\n---\r\n")]
    [InlineData("---\t\ntitle: 甲\n---\n")]
    [InlineData("---\r\ntitle: 甲\r\n--- \r\n")]
    public void The_fence_of_front_matter_may_end_in_white_space(string frontMatter) =>
        Assert.Equal(("甲", Body), Read("fence.md", frontMatter + Body) is var article ? (article.Title, article.Text) : default);

    [Fact]
    public void Lists_in_front_matter_that_name_one_another_are_refused_at_once()
    {
        string anchors = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9)
            .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var watch = Stopwatch.StartNew();
        Assert.Contains("锚点", Single("alias.md", $"---\ntitle: 扶手\n{anchors}? *a9\n: 值\n---\n{Body}").Problem, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_line_of_hyphens_is_no_front_matter() =>
        Assert.Equal($"{Body}\n第二部分。", Read("rule.md", $"----------\n\n{Body}\n\n----------\n\n第二部分。").Text);

    [Fact]
    public void What_is_wrong_with_front_matter_is_said_in_chinese_with_the_line_of_the_file()
    {
        string? problem = Single("twice.md", $"---\ntitle: 甲\ntitle: 乙\n---\n{Body}").Problem;
        Assert.Contains("第 3 行", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Duplicate", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_footnote_of_markdown_is_read() =>
        Assert.EndsWith("每户补贴300元[1]，一次付清。\n[1]只限本市户籍。", Read("note.md", $"# 扶手\n\n{Body}\n\n每户补贴300元[^1]，一次付清。\n\n[^1]: 只限本市户籍。\n").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("扶手\r" + Body + "\r第二段。")]
    [InlineData("扶手\r\n" + Body + "\r\n第二段。")]
    public void Lines_end_however_the_system_ends_them(string text) =>
        Assert.Equal($"{Body}\n第二段。", Read("ends.txt", text).Text);

    [Theory]
    [InlineData("<!-- 模板 --><!-- 正文 -->\n<div><h1>扶手</h1><p>" + Body + "</p></div>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html><h1>扶手</h1><p>" + Body + "</p>")]
    public void Html_in_a_text_file_is_read_as_such_whatever_stands_before_it(string text) =>
        Assert.Equal(("扶手", Body), Read("page.txt", text) is var article ? (article.Title, article.Text) : default);

    [Fact]
    public void Documents_that_have_to_be_converted_are_named_and_the_others_are_read()
    {
        _folder.Write("all/1.txt", "一号通知\n" + Body);
        _folder.Write("all/2.doc", "…");
        _folder.Write("all/3.wps", "…");
        _folder.Write("all/4.txt", "{\\rtf1 Hello}");
        _folder.Write("all/5.png", "…");
        ReadResult[] results = [.. ArticleReader.Read(Path.Combine(_folder.Root, "all"), TestContext.Current.CancellationToken)];
        Assert.Equal(["1", null, null, null], results.Select(result => result.Article?.Id));
        Assert.All(results[1..], result => Assert.Contains("另存为 .docx", result.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Html_loses_navigation_and_scripts_and_keeps_bold_lines_as_headings()
    {
        ReadResult result = Single("page.html", $"<html><head><title>扶手</title><meta name='author' content='王五'></head><body><nav>首页 导航</nav><script>alert(1)</script><p><b>怎么申请</b></p><p>{Body}</p><footer>版权所有</footer></body></html>");
        Assert.Equal("怎么申请\n" + Body, result.Article!.Text);
        Assert.Equal("王五", result.Article.Author);
        Assert.Contains(result.Cuts, cut => cut.Text.Contains("导航", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_a_table_stay_lines() =>
        Assert.Contains("一级\t300元", Read("t.html", $"<h1>补贴</h1><p>{Body}</p><table><tr><td>一级</td><td>300元</td></tr></table>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_word_document_gives_paragraphs_and_tables()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(
                new Paragraph(new Run(new Text("扶手安装办法"))),
                new Paragraph(new Run(new Text(Body))),
                new Table(new TableRow(new TableCell(new Paragraph(new Run(new Text("户数")))), new TableCell(new Paragraph(new Run(new Text("300"))))))));
        }

        Article article = Assert.IsType<Article>(ArticleReader.Read(_folder.Write("办法.docx", stream.ToArray()), TestContext.Current.CancellationToken).Single().Article);
        Assert.Equal("扶手安装办法", article.Title);
        Assert.Contains("户数\t300", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_layer_of_a_pdf_is_read()
    {
        string pdf = Pdf("BT /F1 12 Tf 72 720 Td (The lift subsidy is 250000 yuan.) Tj ET");
        Assert.Contains("250000 yuan", Read("lift.pdf", pdf).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wide_line_of_a_pdf_keeps_no_other_lines_from_being_joined()
    {
        string[] lines =
        [
            .. Enumerable.Repeat("The lifts of old houses are subsid", 6), "The city pays for every lift of 25", "0000 yuan.",
            "Street | Houses | Lifts | Subsidy of the city | Subsidy of the district | Paid in the year",
        ];
        string content = $"BT /F1 8 Tf 14 TL 20 720 Td {string.Concat(lines.Select(line => $"({line}) Tj T* "))}ET";
        Assert.Contains("every lift of 250000 yuan.", Read("wide.pdf", Pdf(content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_a_pdf_can_be_cancelled()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A pipe keeps pdftotext waiting.");
        string pipe = Path.Combine(_folder.Root, "slow.pdf");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => PdfFormat.Read(pipe, cancellation.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        Assert.DoesNotContain(Process.GetProcessesByName("pdftotext"), process => File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(pipe, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Encodings_are_detected(string encoding)
    {
        const string Traditional = "德州市的老人可以申請補助，由街道辦理，時間是每年的三月到五月，這是市政府的規定。";
        const string Simplified = "德州市的老人可以申请补助，由街道办理，时间是每年的三月到五月，这是市政府的规定。";
        string text = encoding == "big5" ? Traditional : Simplified;
        Encoding codePage = encoding is "utf-8" or "utf-16" ? Encoding.GetEncoding(encoding) : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!;
        byte[] bytes = [.. codePage.GetPreamble(), .. codePage.GetBytes("补贴"[..(encoding == "big5" ? 0 : 2)] + "\n" + text)];
        Assert.Contains(text, ArticleReader.Read(_folder.Write("a.txt", bytes), TestContext.Current.CancellationToken).Single().Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_line_of_a_collection_is_named_and_the_others_are_read()
    {
        ReadResult[] results = [.. ArticleReader.Read(_folder.Write("all.jsonl", "{\"id\":\"1\",\"text\":\"第一篇的文字\"}\n{\"id\":\n{\"id\":\"3\",\"title\":\"三\",\"text\":\"第三篇\"}\n{\"id\":\"4\"}\n"), TestContext.Current.CancellationToken)];
        Assert.Equal(["1", null, "3", null], results.Select(result => result.Article?.Id));
        Assert.Contains("第 2 行", results[1].Problem, StringComparison.Ordinal);
        Assert.Contains("缺少 id 或 text", results[3].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dates.md", "---\ndate: 去年\ninForceUntil: 长期\n---\n" + Body)]
    [InlineData("dates.jsonl", "{\"id\":\"1\",\"date\":\"去年\",\"inForceUntil\":\"长期\",\"text\":\"" + Body + "\"}")]
    public void A_stated_date_that_cannot_be_read_is_reported(string name, string content) => Assert.Equal(
        ["去年", "长期"], Single(name, content).Notes.Where(note => note.Contains("没有读懂", StringComparison.Ordinal)).Select(note => note[3..note.IndexOf('”', StringComparison.Ordinal)]));

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void A_collection_is_decoded_as_other_texts_are(string encoding)
    {
        Encoding codePage = encoding == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding(encoding)! : Encoding.GetEncoding(encoding);
        string lines = string.Concat(Enumerable.Range(1, 3).Select(i => $"{{\"id\":\"{i}\",\"title\":\"扶手\",\"text\":\"{Body}\"}}\r\n"));
        byte[] bytes = [.. codePage.GetPreamble(), .. codePage.GetBytes(lines)];
        Assert.Equal([Body, Body, Body], ArticleReader.Read(_folder.Write("all.jsonl", bytes), TestContext.Current.CancellationToken).Select(result => result.Article?.Text));
    }

    [Fact]
    public void A_line_of_a_collection_in_another_encoding_is_named_and_not_published()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"{{\"id\":\"1\",\"text\":\"{Body}\"}}\n{{\"id\":\"2\",\"text\":\""), 0xB2, 0xB9, 0xCC, 0xF9, .. Encoding.UTF8.GetBytes($"\"}}\n{{\"id\":\"3\",\"text\":\"{Body}\"}}")];
        ReadResult[] results = [.. ArticleReader.Read(_folder.Write("mixed.jsonl", bytes), TestContext.Current.CancellationToken)];
        Assert.Equal(["1", null, "3"], results.Select(result => result.Article?.Id));
        Assert.Contains("第 2 行", results[1].Problem, StringComparison.Ordinal);
        Assert.Contains("UTF-8", results[1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..", "单独的 . 或 ..")]
    [InlineData("a/./b", "单独的 . 或 ..")]
    [InlineData("a\\nb", "控制字符")]
    [InlineData("\\u0000", "控制字符")]
    [InlineData("\\u001b[31m", "控制字符")]
    public void An_id_that_no_address_can_hold_is_refused_with_its_line(string id, string reason)
    {
        ReadResult[] results = [.. ArticleReader.Read(_folder.Write("ids.jsonl", $"{{\"id\":\"a/b..c\",\"text\":\"{Body}\"}}\n{{\"id\":\"{id}\",\"text\":\"{Body}\"}}"), TestContext.Current.CancellationToken)];
        Assert.Equal(["a/b..c", null], results.Select(result => result.Article?.Id));
        Assert.Contains("第 2 行", results[1].Problem, StringComparison.Ordinal);
        Assert.Contains(reason, results[1].Problem, StringComparison.Ordinal);
        Assert.Contains(reason, Single("id.md", $"---\nid: \"{id}\"\n---\n{Body}").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_has_at_most_two_hundred_characters() => Assert.Contains(
        "超过 200 字", Problem(_folder.Write("long-id.jsonl", $"{{\"id\":\"{new string('x', 201)}\",\"text\":\"{Body}\"}}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"id\":\"1\",\"text\":\"补贴\\ud83d。\"}", "半个字符")]
    [InlineData("[\"补贴\"]", "缺少 id 或 text")]
    [InlineData(" \n\n \n", "没有文章")]
    [InlineData("", "空文件")]
    public void What_is_wrong_with_a_collection_is_said_truly(string content, string reason) =>
        Assert.Contains(reason, Problem(_folder.Write("wrong.jsonl", content)), StringComparison.Ordinal);

    [Fact]
    public void A_line_too_long_for_an_article_is_refused_and_the_next_is_read()
    {
        ReadResult[] results = [.. ArticleReader.Read(_folder.Write("long.jsonl", $"{{\"id\":\"1\",\"text\":\"{new string('a', 20_000_001)}\"}}\n{{\"id\":\"2\",\"text\":\"{Body}\"}}"), TestContext.Current.CancellationToken)];
        Assert.Equal([null, "2"], results.Select(result => result.Article?.Id));
        Assert.Contains("20 MB", results[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_made_for_a_line_of_a_collection_is_not_cut_within_a_character() =>
        Assert.Equal(new string('字', 39), Read("title.jsonl", $"{{\"id\":\"1\",\"text\":\"{new string('字', 39)}𠮷{Body}\"}}").Title);

    [Theory]
    [InlineData("empty.txt", "", "空文件")]
    [InlineData("blank.txt", "  \n\n ", "没有正文")]
    [InlineData("open.md", "---\ntitle: 没有结束\n\n正文", "没有结束")]
    [InlineData("yaml.md", "---\ntitle: \"没有\n: [结束\n---\n正文", "front matter")]
    [InlineData("a.exe", "MZ", "不支持")]
    [InlineData("fake.docx", "this is no zip", "Word")]
    public void A_bad_file_is_refused_with_its_name_and_the_way_out(string name, string content, string reason)
    {
        ReadResult result = Single(name, content);
        Assert.Null(result.Article);
        Assert.Contains(name, result.Problem, StringComparison.Ordinal);
        Assert.Contains(reason, result.Problem, StringComparison.Ordinal);
        Assert.Contains("请", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_encrypted_and_missing_files_are_refused()
    {
        Assert.Contains("二进制", Problem(_folder.Write("b.txt", [1, 0, 2, 0, 255, 0, 3])), StringComparison.Ordinal);
        Assert.Contains("密码", Problem(_folder.Write("e.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1])), StringComparison.Ordinal);
        Assert.Contains("没有这个文件", Problem(Path.Combine(_folder.Root, "missing")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_without_being_read()
    {
        string path = Path.Combine(_folder.Root, "huge.txt");
        using (FileStream stream = File.Create(path))
        {
            stream.SetLength(50_000_000);
        }

        Assert.Contains("50 MB", Problem(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_read_in_the_order_of_names_and_its_readme_is_no_article()
    {
        _folder.Write("b/2.txt", "二号通知\n" + Body);
        _folder.Write("a/1.txt", "一号通知\n" + Body);
        _folder.Write("README.md", "notes");
        _folder.Write("synonyms.txt", "a, b");
        Assert.Equal(["1", "2"], ArticleReader.Read(_folder.Root, TestContext.Current.CancellationToken).Select(result => result.Article?.Id));
    }

    [Fact]
    public void A_linked_file_is_read_and_a_linked_folder_is_not_followed()
    {
        string original = _folder.Write("elsewhere/1.txt", "一号通知\n" + Body);
        _folder.Write("all/2.txt", "二号通知\n" + Body);
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "all", "3.txt"), original);
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "all", "4.txt"), Path.Combine(_folder.Root, "nowhere"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "all", "loop"), Path.Combine(_folder.Root, "all"));
        ReadResult[] results = [.. ArticleReader.Read(Path.Combine(_folder.Root, "all"), TestContext.Current.CancellationToken)];
        Assert.Equal(["2", "3", null], results.Select(result => result.Article?.Id));
        Assert.Contains("4.txt", results[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_opened_is_named_and_the_others_are_read()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Root and Windows open every folder.");
            return;
        }

        _folder.Write("all/a/1.txt", "一号通知\n" + Body);
        _folder.Write("all/b/2.txt", "二号通知\n" + Body);
        string closed = Path.Combine(_folder.Root, "all", "a");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        ReadResult[] results = [.. ArticleReader.Read(Path.Combine(_folder.Root, "all"), TestContext.Current.CancellationToken)];
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal([null, "2"], results.Select(result => result.Article?.Id));
        Assert.Contains(closed, results[0].Problem, StringComparison.Ordinal);
    }

    private static string Pdf(string content) =>
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length {content.Length}>>stream\n{content}\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";

    private static string? Problem(string path) => ArticleReader.Read(path, TestContext.Current.CancellationToken).Single().Problem;

    private ReadResult Single(string name, string content) => ArticleReader.Read(_folder.Write(name, content), TestContext.Current.CancellationToken).Single();

    private Article Read(string name, string content)
    {
        ReadResult result = Single(name, content);
        Assert.Null(result.Problem);
        return result.Article!;
    }
}
