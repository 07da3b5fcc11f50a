using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Publishing;

/// <summary>The service over a few articles, and an administrator at a browser without scripts.</summary>
public sealed partial class PublishingService : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public PublishingService() => IndexCommand.Run([DifferingPlaces.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);

    internal HttpClient Admin { get; private set; } = null!;

    internal DataFolder Data => DataFolder.Open(_folder.Data);

    public async ValueTask InitializeAsync() => Admin = await this.SignInAsync(Role.Administrator);

    internal T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Uploads files and waits until they are read.</summary>
    /// <returns>What the page says of them, as text.</returns>
    internal async Task<string> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        using MultipartFormDataContent form = new() { { new StringContent(await TokenAsync("/admin/articles")), "__RequestVerificationToken" } };
        foreach ((string name, byte[] content) in files)
        {
            ByteArrayContent part = new(content);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileNameStar = name };
            form.Add(part);
        }

        HttpResponseMessage sent = await Admin.PostAsync(new Uri("/admin/articles?handler=Upload", UriKind.Relative), form, Cancellation);
        if (sent.StatusCode != HttpStatusCode.Redirect)
        {
            return WebUtility.HtmlDecode(await sent.TextAsync());
        }

        string page;
        do
        {
            await Task.Delay(50, Cancellation);
            page = await Admin.PageAsync(sent.Headers.Location!.ToString());
        }
        while (page.Contains("aria-busy=\"true\"", StringComparison.Ordinal));
        return WebUtility.HtmlDecode(page);
    }

    /// <summary>Chooses all drafts and previews them to the end.</summary>
    /// <returns>The address of the preview.</returns>
    internal async Task<string> PreviewAsync()
    {
        string preview = await BeginPreviewAsync();
        await FinishAsync(preview);
        return preview;
    }

    /// <summary>Waits until nothing more comes on the page of a preview.</summary>
    internal async Task FinishAsync(string preview)
    {
        while ((await Admin.PageAsync(preview)).Contains("aria-busy=\"true\"", StringComparison.Ordinal))
        {
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Chooses all drafts and begins to preview them.</summary>
    /// <returns>The address of the preview.</returns>
    internal async Task<string> BeginPreviewAsync()
    {
        using MultipartFormDataContent form = new() { { new StringContent(await TokenAsync("/admin/publish")), "__RequestVerificationToken" } };
        form.Add(new StringContent("true"), "withSynonyms");
        foreach (Draft draft in Get<DraftStore>().All())
        {
            form.Add(new StringContent($"{draft.Number}"), "draft");
        }

        HttpResponseMessage response = await Admin.PostAsync(new Uri("/admin/publish?handler=Preview", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    /// <summary>Previews and publishes all drafts.</summary>
    internal async Task PublishAsync() => await SubmitAsync(await PreviewAsync(), "Publish");

    internal async Task<HttpResponseMessage> SubmitAsync(string page, string handler, params (string Name, string Value)[] fields) =>
        await Admin.SubmitAsync(page, fields.ToDictionary(), page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler);

    /// <summary>What a resident is told.</summary>
    internal async Task<string> AskAsync(string question)
    {
        using HttpClient resident = CreateClient();
        return (string)(await (await resident.AskAsync(question)).JsonAsync())["answer"]!;
    }

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A Word document of some parts.</summary>
    internal static byte[] Word(string body, params (string Name, byte[] Content)[] parts)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", Text("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """));
            Add(archive, "_rels/.rels", Text("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """));
            Add(archive, "word/document.xml", Text($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""));
            foreach ((string name, byte[] content) in parts)
            {
                Add(archive, name, content);
            }
        }

        return stream.ToArray();
    }

    internal static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", _folder.Data);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _folder.Dispose();
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    private async Task<string> TokenAsync(string page) => Token().Match(await Admin.PageAsync(page)).Groups[1].Value;

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
