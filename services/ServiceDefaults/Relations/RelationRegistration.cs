using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Takes the relations into a host.</summary>
public static class RelationRegistration
{
    /// <summary>
    /// Keeps Roster's relations in the service's rows and answers for them in its access rules. Registers
    /// <see cref="RelationRows"/> under the service's name as key. Needs the service's grain store; Roster follows
    /// its own feed like any other, so that its processes need no other way to tell each other.
    /// </summary>
    /// <param name="builder">The host; services that share one answer for each other, all from Roster's word.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    public static IHostApplicationBuilder AddRelations(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddRelationRows(service);
        builder.Services.AddSingleton<IRelation>(provider => new OwnTeamRelation(RowsOf(provider, service)));
        builder.Services.AddSingleton<IRelation>(provider => new SameTeamRelation(RowsOf(provider, service)));
        builder.Services.AddSingleton<IRelation>(provider => new OwnLocationRelation(RowsOf(provider, service)));
        builder.Services.AddSingleton<IRelation>(provider => new GuidedTeamRelation(RowsOf(provider, service)));
        builder.Services.AddSingleton<IRelation>(provider => new CoachedStudentRelation(RowsOf(provider, service)));
        builder.AddFollower<IRelationFollowerGrain>(service);
        return builder;
    }

    internal static IHostApplicationBuilder AddRelationRows(this IHostApplicationBuilder builder, string service)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        builder.AddRowsDatabase(service, assembly: null, "Relations");
        services.AddOptions<RelationOptions>().BindConfiguration(RelationOptions.Section);
        services.AddKeyedSingleton(service, (provider, _) => new RelationRows(
            provider.GetRequiredKeyedService<Database>(service),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<RelationOptions>>().Value.DaysAfterEnd));
        return builder;
    }

    /// <summary>
    /// Registers the service's store of rows under its name as key, unless it is there, and has tables made in it.
    /// </summary>
    /// <param name="assembly">Where the migrations are; null for those of this assembly.</param>
    /// <param name="folders">The migrations, in the order in which they are run.</param>
    public static IHostApplicationBuilder AddRowsDatabase(
        this IHostApplicationBuilder builder, string service, Assembly? assembly, params string[] folders)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        builder.Services.TryAddKeyedSingleton(service, (provider, _) =>
            new Database(provider.GetRequiredService<IOptions<StorageOptions>>().Value, service, "rows"));
        builder.Services.AddSingleton<IHostedService>(provider => new MigrationLifetime(async stop =>
        {
            foreach (var folder in folders)
            {
                await Migrations.RunAsync(
                    provider.GetRequiredKeyedService<Database>(service), folder, assembly, stop);
            }
        }));
        return builder;
    }

    private static RelationRows RowsOf(IServiceProvider provider, string service) =>
        provider.GetRequiredKeyedService<RelationRows>(service);
}
