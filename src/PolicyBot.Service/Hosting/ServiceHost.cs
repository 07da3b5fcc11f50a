using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.WebEncoders;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Api;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Channels.BotFramework;
using PolicyBot.Service.Channels.DirectLine;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Pages.Chat;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Unanswered;
using PolicyBot.Storage;

namespace PolicyBot.Service.Hosting;

/// <summary>The web service: put together here, run until it is told to stop.</summary>
internal static class ServiceHost
{
    /// <summary>Where it listens unless a setting says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:3978";

    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>Runs the service.</summary>
    /// <param name="dataFolder">Where the articles and the index live.</param>
    /// <param name="settings">Further settings, as on ASP.NET Core's command line.</param>
    /// <param name="cancellation">Stops the service.</param>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    /// <exception cref="CommandFailedException">It cannot start, for a reason the message gives.</exception>
    public static async Task<int> RunAsync(string dataFolder, string[] settings, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = CreateBuilder(settings);
        AnswersOptions options = Settings.Answers(builder.Configuration);
        ChinaTimeProvider time = new(options.Now);
        var folder = DataFolder.Open(dataFolder);
        using IDisposable alone = folder.LockForService(cancellation);
        using KnowledgeBase knowledge = OpenOrFill(folder, options, time, cancellation);
        await using var database = ServiceDatabase.Open(
            folder, AccountServices.Schema, ConversationStore.Schema, DirectLineStore.Schema, DeskServices.Schema, PublishingServices.Schema, AnswerLog.Schema,
            UnansweredQuestions.Schema);
        AddServices(builder, knowledge, time);
        builder.Services.AddSingleton(database);
        builder.Services.AddAccounts(folder);
        builder.Services.AddConversations(builder.Configuration);
        builder.Services.AddDesk(builder.Configuration);
        builder.Services.AddPublishing(folder);
        builder.Services.AddGivenAnswers(builder.Configuration);
        builder.Services.AddSingleton<UnansweredQuestions>();
        builder.Services.AddChannels(builder.Configuration);
        builder.Services.AddDirectLine(builder.Configuration, TokenKey.Of(folder));
        await using WebApplication app = builder.Build();
        UsePipeline(app);
        try
        {
            app.RefuseStrangers(ConfiguredAddresses(app.Configuration));
            await app.StartAsync(cancellation);
        }
        catch (Exception fault) when (ExplainStart(fault, app.Configuration) is { } explanation)
        {
            throw new CommandFailedException(explanation, fault);
        }

        Console.WriteLine($"PolicyBot 已启动：{string.Join("，", app.Urls)}（按 Ctrl+C 停止）");
        BackgroundService[] atWork = [.. app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
        await app.WaitForShutdownAsync(cancellation);
        return atWork.FirstOrDefault(one => one.ExecuteTask is { IsFaulted: true })?.ExecuteTask?.Exception?.InnerException is { } reason
            ? throw new CommandFailedException($"服务因内部错误自行停止（{reason.Message}）。已保存的内容不受影响；请把日志交给技术人员，并重新启动。", reason)
            : ExitStatus.Done;
    }

    private static WebApplicationBuilder ReadSettings(string[] settings)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        }
        catch (InvalidDataException fault)
        {
            throw Settings.Unreadable(fault);
        }
    }

    private static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        WebApplicationBuilder builder = ReadSettings(settings);
        ConfigurationManager configuration = builder.Configuration;
        if (AddressSettings.All(key => string.IsNullOrEmpty(configuration[key]))
            && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // What goes wrong at start is told by the exit status and one message instead.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each WebSocket costs some 30 kB; who comes later polls, or comes again.
            kestrel.Limits.MaxConcurrentUpgradedConnections = 10_000;
            // A question of the greatest length is three percent-encoded bytes a character in an address.
            kestrel.Limits.MaxRequestLineSize = (QuestionRules.MaxLength * 9) + 1024;
        });
        return builder;
    }

    /// <summary>Where it is going to listen: endpoints of Kestrel's own take the place of the addresses, and those that of the ports.</summary>
    private static string[] ConfiguredAddresses(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        return endpoints.Length > 0 ? endpoints
            : configuration["urls"] is { Length: > 0 } urls ? Parts(urls)
            : [.. Parts(configuration["http_ports"]).Select(port => $"http://*:{port}"), .. Parts(configuration["https_ports"]).Select(port => $"https://*:{port}")];

        static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Opens the data folder, filled with the articles that ship with the program where none were ever published to it.</summary>
    private static KnowledgeBase OpenOrFill(DataFolder folder, AnswersOptions options, ChinaTimeProvider time, CancellationToken cancellation)
    {
        string corpus = Path.Combine(AppContext.BaseDirectory, "corpus");
        KnowledgeBase knowledge = KnowledgeBase.Open(folder, options, time, Console.WriteLine, cancellation);
        // Revision 0 is before the first publication: what was withdrawn since is not to come back.
        if (knowledge.IsEmpty && RevisionOf(folder, time) == 0 && Directory.Exists(corpus))
        {
            Console.WriteLine($"数据文件夹 {folder.Path} 是空的，先收录自带的文章：{corpus}");
            IndexCommand.Run([corpus], folder, cancellation);
        }

        return knowledge;
    }

    private static long RevisionOf(DataFolder folder, ChinaTimeProvider time)
    {
        using var store = ArticleStore.Open(folder, time);
        return store.Revision;
    }

    private static void AddServices(WebApplicationBuilder builder, KnowledgeBase knowledge, ChinaTimeProvider time)
    {
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(knowledge);
        builder.Services.AddHostedService<FirstQuestions>();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Readable);
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        builder.Services.AddHealthChecks().AddCheck<IndexHealthCheck>("index", tags: [IndexHealthCheck.Tag]).AddCheck<WriteHealthCheck>("write", tags: [IndexHealthCheck.Tag]);
        builder.Services.AddQuestionLimits(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        builder.Services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddRazorPages(pages => pages.Conventions.Add(new PageRouteTransformerConvention(new LowercasePath())))
            .AddMvcOptions(mvc => mvc.Filters.Add(new FormSizeFilter()));
        builder.Services.AddSingleton<WebChatScript>();
        builder.Services.AddResponseCompression(compression =>
        {
            // No page for residents holds a secret beside what the asker wrote; those for staff are left alone, see AccountServices.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"];
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseWhen(
            context => IsApi(context),
            api => api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteProblemAsync })
                .UseStatusCodePages(status => WriteProblemAsync(status.HttpContext)));
        app.UseWhen(
            context => IsDirectLine(context),
            api => api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Errors.WriteAsync })
                .UseStatusCodePages(status => Errors.WriteAsync(status.HttpContext)));
        app.UseWhen(
            context => !IsApi(context) && !IsDirectLine(context),
            pages => pages.UseExceptionHandler("/error").UseStatusCodePagesWithReExecute("/error", "?status={0}"));
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => KeepVersioned(file.Context) });
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAccounts();
        // A client that vanished without a farewell is noticed.
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(IndexHealthCheck.Tag) });
        app.MapMetrics();
        app.MapAsk();
        app.MapChannels();
        app.MapDirectLine();
        app.MapRazorPages();
        app.Services.GetRequiredService<WebChatScript>().Map(app);
    }

    /// <summary>A file that is asked for by its version (?v=) never changes; others are asked about again.</summary>
    private static void KeepVersioned(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";

    /// <summary>Tells a fault as problem details, whatever the caller accepts: what calls here is a program.</summary>
    private static Task WriteProblemAsync(HttpContext context) => TypedResults.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments(MetricsEndpoint.Path, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/wechat", StringComparison.OrdinalIgnoreCase);

    private static bool IsDirectLine(HttpContext context) =>
        context.Request.Path.StartsWithSegments(DirectLineEndpoints.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says why the service could not listen, or null where the fault is another.</summary>
    private static string? ExplainStart(Exception fault, IConfiguration configuration)
    {
        string urls = configuration["urls"] is { Length: > 0 } set ? set : DefaultUrl;
        return fault switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"地址 {urls} 已被别的程序占用。请先停掉它，或换一个端口：--urls http://localhost:3979。",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"没有权限监听 {urls}。请换一个 1024 以上的端口：--urls http://localhost:3978。",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"本机没有 {urls} 这个地址。请改用本机的地址：--urls http://localhost:3978。",
            FormatException or InvalidOperationException or ArgumentException =>
                $"监听地址 {urls} 不对（{fault.Message.Split('\n')[0]}）。应形如 --urls http://localhost:3978。",
            _ => null,
        };
    }
}
