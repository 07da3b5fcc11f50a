using System.ComponentModel.DataAnnotations;
using PolicyBot.Service.Commands;

namespace PolicyBot.Service.Knowledge;

/// <summary>Reads and checks the settings that decide how questions are answered.</summary>
internal static class Settings
{
    /// <summary>What stands in appsettings.json beside the program and in the environment, for commands that start no web host.</summary>
    public static IConfiguration Load()
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException fault)
        {
            throw new CommandFailedException($"设置文件 {Path.Combine(AppContext.BaseDirectory, "appsettings.json")} 不是有效的 JSON，请改正。", fault);
        }
    }

    /// <summary>The checked section <see cref="AnswersOptions"/>.</summary>
    /// <exception cref="CommandFailedException">A setting is unusable; the message names it.</exception>
    public static AnswersOptions Answers(IConfiguration configuration)
    {
        AnswersOptions options = new();
        try
        {
            configuration.GetSection(AnswersOptions.Section).Bind(options);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return options;
        }
        catch (ValidationException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new CommandFailedException("设置 Answers:Threshold 应是 0 到 1 之间的数，Answers:Now 应是形如 2025-05-01 的日期。", fault);
        }
    }
}
