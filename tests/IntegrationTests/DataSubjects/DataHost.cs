using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Reminders;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>
/// Roster, Portfolio and Exams in one silo on a real store, with the grains that erasures are made of and a journal
/// that can be told to fail. Nobody follows anybody: the test says when a service hears.
/// </summary>
internal sealed class DataHost : IAsyncDisposable
{
    private readonly IHost _host;

    private DataHost(StorageOptions storage, SetClock time)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Kind"] = $"{storage.Kind}";
        builder.Configuration["Storage:Directory"] = storage.Directory;
        builder.Configuration["Storage:Postgres"] = storage.Postgres;
        builder.Configuration["Encryption:CreateMasterKey"] = "true";
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IServiceChannels>(new NoChannels());
        foreach (var service in (string[])["roster", "portfolio", "exams"])
        {
            builder.AddJournal(service);
            builder.AddGrainStore(service);
            builder.Services.AddKeyedSingleton(service, (provider, _) =>
                new FailingJournal(provider.GetRequiredKeyedService<JournalStore>(service)));
            builder.Services.AddKeyedSingleton<IJournal>(
                service, (provider, _) => provider.GetRequiredKeyedService<FailingJournal>(service));
        }

        builder.AddFiles("portfolio");
        builder.Services.AddKeyedSingleton<IErasureStep, StudentErasure>("portfolio");
        builder.AddRelationRows("roster");
        builder.AddRelationRows("portfolio");
        builder.AddTemplates();
        builder.AddReminderRows();
        builder.AddReminderSweep();
        builder.Services.AddOptions<RetentionOptions>().Configure(options => options.PeopleASweep = 3);
        builder.Services.AddSingleton<Enrolments>();
        builder.AddSilo("suite");
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public ICertificateRegisterGrain Register =>
        Grains.GetGrain<ICertificateRegisterGrain>(ICertificateRegisterGrain.Key);

    public static async Task<DataHost> StartAsync(StorageOptions storage, SetClock time)
    {
        var host = new DataHost(storage, time);
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public FailingJournal Journal(string service) => Services.GetRequiredKeyedService<FailingJournal>(service);

    public IPersonGrain Person(string id) => Grains.GetGrain<IPersonGrain>(id);

    public IErasureGrain Erasure(string service, string id) =>
        Grains.GetGrain<IErasureGrain>(DossierIds.Of(service, id));

    /// <summary>What stands where a text is.</summary>
    public async Task<string> ReadAsync(string service, string person, Guid text) =>
        (await ShownTexts.ReadAsync(
            Services, service, $"{service}/{person}", [text], TestContext.Current.CancellationToken))[text];

    /// <summary>Opens a cohort with students, and lets Roster's rows know of it.</summary>
    public async Task EnrolAsync(string cohortId, DateOnly start, params string[] students)
    {
        var cohort = Grains.GetGrain<ICohortGrain>(cohortId);
        await cohort.Open(Envelope("open"), new OpenCohort(
            cohortId, "noord", "Lichting", start, new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363),
            PlanDocuments.Found));
        await cohort.AddTeam(Envelope("team"), new AddTeam("team-1", "Leerteam 1"));
        var facts = new List<PositionedFact>
        {
            new(1, default, new Protos.Roster.V1.CohortOpened { CohortId = cohortId, LocationId = "noord" }),
        };
        foreach (var student in students)
        {
            (await cohort.EnrolStudent(
                Envelope(student), "team-1", student, $"Naam van {student}", since: null, isErased: false)).OrThrow();
            facts.Add(new(facts.Count + 1, default, new Protos.Roster.V1.StudentEnrolled
            {
                CohortId = cohortId,
                TeamId = "team-1",
                StudentId = student,
            }));
        }

        await Services.GetRequiredKeyedService<RelationRows>("roster").KeepAsync(facts);
        await HearAsync();
    }

    /// <summary>Roster's rows have heard all.</summary>
    public Task HearAsync() => Services.GetRequiredKeyedService<RelationRows>("roster")
        .KeepHeardAsync(Services.GetRequiredService<TimeProvider>().GetUtcNow());

    public static CommandEnvelope Envelope(string key, string actor = "officer") =>
        new(key, System.Text.Encoding.ASCII.GetBytes(key), actor, null, "data-subject-request", []);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private sealed class NoChannels : IServiceChannels
    {
        public Grpc.Core.CallInvoker For(string service) => throw new NotSupportedException();

        public Grpc.Core.CallInvoker ForCaller(string service, Grpc.Core.ServerCallContext caller) =>
            throw new NotSupportedException();
    }
}
