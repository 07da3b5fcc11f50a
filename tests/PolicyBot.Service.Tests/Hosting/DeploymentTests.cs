using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using PolicyBot.Service.Api;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Hosting;
using PolicyBot.Service.Publishing.Uploads;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Hosting;

/// <summary>What the files of deployment/ say of the service.</summary>
public sealed partial class DeploymentTests
{
    [Fact]
    public void Every_setting_that_the_deployment_files_name_exists()
    {
        HashSet<string> existing =
        [
            QuestionLimits.Setting.Replace(":", "__", StringComparison.Ordinal),
            .. typeof(QuestionLimits).Assembly.GetTypes()
                .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not null)
                .SelectMany(type => type.GetProperties().Select(property => $"{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}")),
        ];

        string[] named = [.. Directory.GetFiles(Repository.PathTo("deployment")).SelectMany(file => Setting().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct()];

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(existing));
    }

    [Fact]
    public void Nginx_lets_the_largest_upload_and_the_longest_question_through()
    {
        string nginx = Read("nginx.conf");

        Assert.InRange(Number(nginx, "client_max_body_size ([0-9]+)m;") * 1024 * 1024, UploadQueue.LargestUpload, long.MaxValue);
        // A Chinese character is three bytes of UTF-8, each three characters of an address.
        Assert.InRange(Number(nginx, "large_client_header_buffers [0-9]+ ([0-9]+)k;") * 1024, (QuestionRules.MaxLength * 9) + 1024, long.MaxValue);
    }

    [Theory]
    [InlineData("policybot.service", "TimeoutStopSec=([0-9]+)")]
    [InlineData("compose.yaml", "stop_grace_period: ([0-9]+)s")]
    public void Nothing_kills_the_service_while_it_still_sends_what_waits(string file, string pattern) =>
        Assert.InRange(Number(Read(file), pattern), new HostOptions().ShutdownTimeout.TotalSeconds + 5, double.MaxValue);

    [Fact]
    public async Task With_the_settings_of_the_image_it_starts_where_other_machines_call()
    {
        using TempFolder folder = new();
        IndexCommand.Run([folder.Write("lift.md", SomeArticles.Lift)], DataFolder.Open(folder.Data), CancellationToken.None);
        string[] settings =
        [
            .. EnvironmentLine().Match(Read("Dockerfile")).Groups[1].Value.Split(' ')
                .Select(pair => "--" + pair.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal).Replace("=8080", "=0", StringComparison.Ordinal)),
        ];

        using Process service = PolicyBotProcess.Start(["serve", "--data", folder.Data, .. settings]);
        try
        {
            Uri listens = await PolicyBotProcess.ServiceAddressAsync(service);
            using HttpClient client = new() { BaseAddress = new UriBuilder(listens) { Host = "127.0.0.1" }.Uri };

            Assert.Equal("[::]", listens.Host);
            Assert.Equal("Healthy", await client.PageAsync("/health/ready"));
        }
        finally
        {
            service.Kill();
        }
    }

    private static string Read(string file) => File.ReadAllText(Repository.PathTo("deployment", file));

    private static long Number(string text, string pattern) => long.Parse(Regex.Match(text, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("\\b[A-Z][A-Za-z]+__[A-Z][A-Za-z]+")]
    private static partial Regex Setting();

    [GeneratedRegex("^ENV (.+)$", RegexOptions.Multiline)]
    private static partial Regex EnvironmentLine();
}
