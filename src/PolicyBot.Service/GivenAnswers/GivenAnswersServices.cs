using PolicyBot.Service.Conversations;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>What it takes to account for answers, put together.</summary>
internal static class GivenAnswersServices
{
    /// <summary>Adds the log of answers and what reads it.</summary>
    /// <exception cref="Commands.CommandFailedException">A setting is unusable; the message names it.</exception>
    public static void AddGivenAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<GivenAnswersOptions>(configuration, GivenAnswersOptions.Section, "设置 GivenAnswers:Retention 应是形如 366.00:00:00 的时长。");
        services.AddSingleton<AnswerLog>();
        services.AddSingleton<IForgetful>(provider => provider.GetRequiredService<AnswerLog>());
        services.AddSingleton<AnswerHistory>();
        services.AddSingleton<AnswerReplay>();
        services.AddSingleton<AnswerStatistics>();
    }
}
