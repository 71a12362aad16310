using System.Resources;
using Microsoft.Extensions.Options;
using VikLearning.Protos.Access.V1;
using VikLearning.Roster.Coaches;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.Consultations;
using VikLearning.Roster.DataSubjects;
using VikLearning.Roster.Imports;
using VikLearning.Roster.Locations;
using VikLearning.Roster.Memberships;
using VikLearning.Roster.RouteMaps;
using VikLearning.Roster.Teachers;
using VikLearning.Roster.TeamMates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Roster;

/// <summary>Takes Roster into a host: who is who, who may see whom.</summary>
public static class RosterModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "roster";

    internal static ResourceManager Texts { get; } = new("VikLearning.Roster.Texts", typeof(RosterModule).Assembly);

    /// <summary>Adds its journal, grains' store, relations, library and facts.</summary>
    public static WebApplicationBuilder AddRoster(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.AddJournal(Service);
        builder.AddGrainStore(Service);
        builder.AddConsultations(Service);
        builder.AddRelations(Service);
        builder.Services.AddShelf<RouteMapLibrary, IPlanShelfGrain>(
            RouteMapLibrary.Suite, (library, document) => library.With(document));
        builder.AddFacts(
            Service,
            Facts.Of,
            (CohortGrain.Definition.Kind, CohortGrain.Definition.Events),
            (LocationGrain.Definition.Kind, LocationGrain.Definition.Events),
            (PersonGrain.Definition.Kind, PersonGrain.Definition.Events),
            (ImportsGrain.Definition.Kind, ImportsGrain.Definition.Events));
        builder.Services.AddSingleton<RosterCheck>().AddSingleton<RosterArchive>();
        builder.AddFollower<IImportFollowerGrain>();
        builder.AddDataSubjects();
        builder.Services.AddRefusalTexts(Texts);
        return builder;
    }

    /// <summary>Maps its gRPC services, REST included.</summary>
    public static WebApplication MapRoster(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseServiceDefaults();
        app.MapGrpcService<CohortGrpcService>();
        app.MapGrpcService<MembershipGrpcService>();
        app.MapGrpcService<CoachGrpcService>();
        app.MapGrpcService<ImportGrpcService>();
        app.MapGrpcService<LocationGrpcService>();
        app.MapGrpcService<TeacherGrpcService>();
        app.MapGrpcService<TeamMateGrpcService>();
        app.MapGrpcService<RouteMapGrpcService>();
        app.MapGrpcService<PlanDocumentGrpcService>();
        app.MapGrpcService<CohortPlanGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        app.MapGrpcService<DataSubjectGrpcService>();
        app.MapGrpcService<ErasureGrpcService>();
        app.MapGrpcService<CertificateGrpcService>();
        app.MapGrpcService<RetentionGrpcService>();
        app.MapFeed();
        return app;
    }

    // What a person may ask about what is kept of them, and what is destroyed when its time has come.
    private static void AddDataSubjects(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RetentionOptions>()
            .Bind(builder.Configuration.GetSection(RetentionOptions.Section));
        builder.Services.AddSingleton<Enrolments>();
        builder.AddErasures(Service, DataClass.Name);
        builder.AddFollower<IOrderFollowerGrain>();
        builder.AddPersonExport(
            Service, provider => RosterExport.PlanOf(provider.GetRequiredService<Enrolments>()));
        builder.AddWokenGrain(new WokenGrain(
            "The sweeper of what is due",
            async grains =>
                await grains.GetGrain<IRetentionSweeperGrain>(IRetentionGrain.Key).Sweep() is not null,
            provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value.SweepEvery));
    }
}
