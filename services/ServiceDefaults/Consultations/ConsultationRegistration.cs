using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Takes a service's ledgers into a host.</summary>
public static class ConsultationRegistration
{
    /// <summary>
    /// Keeps the ledgers of a service in its journal, which is registered with its grain store, and has them anchored.
    /// </summary>
    /// <param name="builder">The host; several services may share one.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    public static IHostApplicationBuilder AddConsultations(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ConsultationOptions>()
            .Bind(builder.Configuration.GetSection(ConsultationOptions.Section));
        builder.Services.TryAddSingleton<IConsultationLedger, GrainLedger>();
        builder.Services.TryAddSingleton<AnchorFile>();
        builder.Services.TryAddSingleton<LedgerDesk>();
        builder.Services.TryAddSingleton<SignalDesk>();
        return builder.AddWokenGrain(new WokenGrain(
            $"The keeper of the ledgers of {service}",
            async grains =>
            {
                await grains.GetGrain<ILedgerKeeperGrain>(service).Sweep();
                return true;
            },
            provider => provider.GetRequiredService<IOptions<ConsultationOptions>>().Value.AnchorEvery));
    }
}
