using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Commands;

namespace PolicyBot.Service.Knowledge;

/// <summary>Reads and checks settings at the start.</summary>
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
            throw Unreadable(fault);
        }
    }

    /// <summary>What whoever starts a command is told about a file of settings that is no JSON.</summary>
    /// <param name="fault">The fault, whose message names the file.</param>
    public static CommandFailedException Unreadable(InvalidDataException fault) => new($"设置文件不是有效的 JSON（{fault.Message}）。请改正后再试。", fault);

    /// <summary>The checked section <see cref="AnswersOptions"/>.</summary>
    /// <exception cref="CommandFailedException">A setting is unusable; the message names it.</exception>
    public static AnswersOptions Answers(IConfiguration configuration) => Read<AnswersOptions>(
        configuration, AnswersOptions.Section, "设置 Answers:Threshold 应是 0 到 1 之间的数，Answers:Now 应是形如 2025-05-01 的日期。");

    /// <summary>Adds a checked section as <see cref="IOptions{TOptions}"/>, and returns it.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where the settings stand.</param>
    /// <param name="section">The section's name.</param>
    /// <param name="forms">What its settings look like, for whoever wrote one that cannot be read at all.</param>
    /// <exception cref="CommandFailedException">A setting is unusable; the message names it.</exception>
    public static T AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section, string forms)
        where T : class, new()
    {
        T options = Read<T>(configuration, section, forms);
        services.AddSingleton(Options.Create(options));
        return options;
    }

    private static T Read<T>(IConfiguration configuration, string section, string forms)
        where T : class, new()
    {
        T options = new();
        try
        {
            configuration.GetSection(section).Bind(options);
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return options;
        }
        catch (ValidationException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new CommandFailedException(forms, fault);
        }
    }
}
