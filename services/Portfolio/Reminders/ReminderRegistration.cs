using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Takes reminders into the service.</summary>
internal static class ReminderRegistration
{
    /// <summary>Adds their rows, what plans them and what tells them.</summary>
    public static IHostApplicationBuilder AddReminders(this IHostApplicationBuilder builder)
    {
        builder.AddReminderRows();
        builder.AddReminderSweep();
        builder.AddFollower<IReminderFollowerGrain>();
        builder.AddFollower<IReminderRosterFollowerGrain>();
        return builder.AddWokenGrain(new WokenGrain(
            "The sweeper of reminders",
            async grains =>
            {
                await grains.GetGrain<IReminderSweeperGrain>(IReminderSweeperGrain.Key).EnsureSweeping();
                return true;
            },
            provider => provider.GetRequiredService<IOptions<RemindingOptions>>().Value.SweepEvery));
    }

    /// <summary>Adds what a sweep needs beside their rows; mail goes out where the section <c>Mail</c> has a host.
    /// </summary>
    public static IHostApplicationBuilder AddReminderSweep(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReminderNeeds>();
        builder.Services.AddSingleton<ReminderMailbox>();
        builder.Services.AddSingleton<ReminderMailer>();
        builder.Services.AddSingleton<ReminderSweep>();
        builder.Services.AddSingleton<IValidateOptions<MailOptions>, MailCheck>();
        builder.Services.AddOptions<MailOptions>().Bind(builder.Configuration.GetSection(MailOptions.Section))
            .ValidateOnStart();
        builder.Services.TryAddSingleton<IMailServer, SmtpMailServer>();
        return builder;
    }

    /// <summary>Adds their rows alone.</summary>
    public static IHostApplicationBuilder AddReminderRows(this IHostApplicationBuilder builder)
    {
        builder.AddRowsDatabase(PortfolioModule.Service, typeof(PortfolioModule).Assembly, "Reminders");
        builder.Services.AddOptions<RemindingOptions>()
            .Bind(builder.Configuration.GetSection(RemindingOptions.Section));
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReminderRows>(
            provider, provider.GetRequiredKeyedService<Database>(PortfolioModule.Service)));
        return builder;
    }

    // What can't work ends the start, and never says what was set: a password is among it.
    private sealed class MailCheck : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
