using System.Diagnostics;
using System.Globalization;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>
/// Microsoft's JavaScript recogniser in a process of node. Its npm package @microsoft/recognizers-text-suite has to be installed in the
/// folder that the environment variable RECOGNIZERS_JS names.
/// </summary>
internal sealed class JavaScriptRecognizer : IDisposable
{
    private const string Script = """
        const load = name => require(require.resolve('@microsoft/' + name, { paths: [process.cwd()] }));
        const dates = load('recognizers-text-date-time'), units = load('recognizers-text-number-with-unit');
        const models = {
          DateTimeModel: text => dates.recognizeDateTime(text, 'zh-cn', undefined, new Date(2025, 3, 22)),
          CurrencyModel: text => units.recognizeCurrency(text, 'zh-cn'),
          DimensionModel: text => units.recognizeDimension(text, 'zh-cn'),
        };
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
          const at = line.indexOf(' ');
          console.log(models[line.slice(0, at)](line.slice(at + 1)).length);
        });
        """;

    private readonly Process _process;

    /// <summary>Starts the process.</summary>
    public JavaScriptRecognizer()
    {
        string folder = Environment.GetEnvironmentVariable("RECOGNIZERS_JS")
            ?? throw new InvalidOperationException("Install @microsoft/recognizers-text-suite with npm and set RECOGNIZERS_JS to that folder.");
        _process = Process.Start(new ProcessStartInfo("node", ["-e", Script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        })!;
    }

    /// <summary>How many results a model gives for a text without line ends.</summary>
    public int Recognize(string model, string text)
    {
        _process.StandardInput.WriteLine(model + " " + text);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended.");
        return int.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
