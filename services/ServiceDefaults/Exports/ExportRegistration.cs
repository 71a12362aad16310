using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>Takes the export of what a service keeps of a person into a host.</summary>
public static class ExportRegistration
{
    /// <summary>Registers <see cref="IPersonExport"/> over the service's journal, under the service's name.</summary>
    public static IHostApplicationBuilder AddPersonExport(
        this IHostApplicationBuilder builder, string service, Func<IServiceProvider, ExportPlan> plan)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IPersonExport>(service, (provider, _) => new JournalExport(
            plan(provider), provider.GetRequiredKeyedService<IJournal>(service), provider));
        return builder;
    }
}
