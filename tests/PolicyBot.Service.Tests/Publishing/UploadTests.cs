using Microsoft.AspNetCore.Http;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Uploads;
using PolicyBot.Service.Tests.Support;
using static PolicyBot.Service.Tests.Publishing.PublishingService;

namespace PolicyBot.Service.Tests.Publishing;

public sealed class UploadTests(PublishingService service) : IClassFixture<PublishingService>
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];

    public static TheoryData<string, string> Refused => new()
    {
        { "空.txt", "空文件" },
        { "图片.txt", "图片" },
        { "程序.exe", "不支持" },
        { "二进制.md", "二进制" },
        { "炸弹.docx", "压缩炸弹" },
        { "越界.docx", "指向别处" },
        { "太多.docx", "超过上限 2000" },
        { "不是.docx", "不是完好的 Word 文档" },
        { "文字.pdf", "不是 PDF" },
        { "太长.txt", "超过上限" },
        { "坏.jsonl", "不是完整的 JSON" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_file_is_refused_by_name_and_the_good_one_beside_it_is_read(string name, string complaint)
    {
        string page = await service.UploadAsync((name, Content(name)), ($"好-{name}.txt", Text($"标题：好文章\n\n这篇关于{name}的好文章说，加装电梯有补贴。")));

        Assert.Contains(complaint, page, StringComparison.Ordinal);
        Assert.NotNull(service.Get<DraftStore>().FindOf($"好-{name}"));
        Assert.Null(service.Get<DraftStore>().FindOf(Path.GetFileNameWithoutExtension(name)));
        Assert.DoesNotContain(service.Data.Path, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_formats_become_drafts()
    {
        string page = await service.UploadAsync(
            ("甲.txt", Text("标题：甲\n\n第一篇说，图书馆周一闭馆。")),
            ("乙.md", Text("---\ntitle: 乙\n---\n\n第二篇说，博物馆周二闭馆。")),
            ("丙.html", Text("<html><head><title>丙</title></head><body><article><p>第三篇说，体育馆周三闭馆。</p></article></body></html>")),
            ("丁.docx", Word(Paragraph("丁") + Paragraph("第四篇说，美术馆周四闭馆，其余各天都开放。"))),
            ("集.jsonl", Text("""{"id":"戊","title":"戊","text":"第五篇说，科技馆周五闭馆。"}""")));

        Assert.All(["甲", "乙", "丙", "丁", "戊"], id => Assert.NotNull(service.Get<DraftStore>().FindOf(id)));
        Assert.Contains("已读完 5 个文件", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_pictures_in_a_document_are_never_unpacked()
    {
        string page = await service.UploadAsync(("带图.docx", Word(Paragraph("带图的通知") + Paragraph("通知说，公园周六开放，图见附件。"), ("word/media/huge.png", new byte[300_000_000]))));

        Assert.Contains("带图的通知", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_a_file_is_shown_and_never_run()
    {
        await service.UploadAsync(("脚本.html", Text("<html><body><article><h1>脚本&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>通知说&lt;img src=x onerror=alert(2)&gt;，小区周日停水。</p><script>alert(3)</script></article></body></html>")));

        Draft draft = service.Get<DraftStore>().FindOf("脚本")!;
        string page = await service.Admin.PageAsync($"/admin/drafts/{draft.Number}");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deeply_nested_markup_is_read_or_refused_and_the_service_goes_on()
    {
        await service.UploadAsync(("深.html", Text(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "深处说，电梯周一检修。")));

        Assert.Contains("万元", await service.AskAsync("德州市" + DifferingPlaces.Question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_upload_stays_in_its_folder()
    {
        await service.UploadAsync(("../../../../tmp/climb.txt", Text("标题：攀爬\n\n这篇说，楼梯周一清扫。")), (@"C:\windows\dos.txt", Text("标题：路径\n\n这篇说，楼道周二清扫。")));

        Assert.NotNull(service.Get<DraftStore>().FindOf("climb"));
        Assert.NotNull(service.Get<DraftStore>().FindOf("dos"));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFiles(Path.Combine(service.Data.Path, "uploads"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Nothing_stays_of_an_upload_that_breaks_off()
    {
        using MemoryStream content = new(Text("第一篇。"));
        FormFile file = new(content, 0, content.Length, "files", "断.txt");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Get<UploadQueue>().AcceptAsync([file], "admin-liu", new CancellationToken(canceled: true)));

        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(service.Data.Path, "uploads"), "*", SearchOption.AllDirectories), path => path.EndsWith("断.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_files_are_refused_as_a_whole()
    {
        string page = await service.UploadAsync([.. Enumerable.Range(0, UploadQueue.MostFiles + 1).Select(i => ($"多{i}.txt", Text($"第{i}篇。")))]);

        Assert.Contains("一次最多上传 500 个文件", page, StringComparison.Ordinal);
        Assert.Null(service.Get<DraftStore>().FindOf("多0"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"..\..\boot.ini", "boot.ini")]
    [InlineData("/", "未命名")]
    [InlineData("...", "未命名")]
    [InlineData(null, "未命名")]
    [InlineData("a\u202Etxt.exe", "atxt.exe")]
    [InlineData("通知\0\n.txt", "通知.txt")]
    public void Names_lose_what_leads_elsewhere_or_cannot_be_seen(string? given, string safe) => Assert.Equal(safe, UploadName.Safe(given));

    private static byte[] Content(string name) => name switch
    {
        "空.txt" => [],
        "图片.txt" => Picture,
        "程序.exe" => [(byte)'M', (byte)'Z', 0],
        "二进制.md" => [.. Text("看起来像文字"), 0, 0, 1, 2],
        "炸弹.docx" => Word(Paragraph(new string('炸', 20_000_000))),
        "越界.docx" => Word(Paragraph("越界的文字。"), ("../../../etc/evil.xml", Text("<x/>"))),
        "太多.docx" => Word(Paragraph("太多部分的文字。"), [.. Enumerable.Range(0, 2001).Select(i => ($"word/{i}.bin", Array.Empty<byte>()))]),
        "不是.docx" => Text("这不是压缩包，只是文字。"),
        "文字.pdf" => Text("这不是 PDF，只是文字。"),
        "太长.txt" => Text("标题：太长\n\n" + string.Concat(Enumerable.Repeat("这一句话说了很多遍也没有说完。", 30_000))),
        _ => Text("{\"id\": \"坏\", \"text\": "),
    };
}
