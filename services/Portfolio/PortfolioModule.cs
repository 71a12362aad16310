using System.Resources;
using VikLearning.Portfolio.Attachments;
using VikLearning.Portfolio.Consultations;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Dilemmas;
using VikLearning.Portfolio.Drafts;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.Portfolio.Guidance;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Reminders;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Sharing;
using VikLearning.Portfolio.Workbook;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio;

/// <summary>Takes Portfolio into a host: the student's year.</summary>
public static class PortfolioModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "portfolio";

    internal static ResourceManager Texts { get; } =
        new("VikLearning.Portfolio.Texts", typeof(PortfolioModule).Assembly);

    /// <summary>Adds its journal, grains' store, facts, relations and follower.</summary>
    public static WebApplicationBuilder AddPortfolio(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.AddJournal(Service);
        builder.AddFiles<StudentFiles>(Service);
        builder.AddGrainStore(Service);
        builder.AddConsultations(Service);
        builder.AddRelations(Service);
        builder.Services.AddSingleton<SharedReflections>();
        builder.Services.AddSingleton<ISharedItems>(services => services.GetRequiredService<SharedReflections>());
        builder.Services.AddSingleton<ISharedItems, HandedInTasks>();
        builder.Services.AddSingleton<HandedAssignments>();
        builder.Services.AddSingleton<ISharedItems>(services => services.GetRequiredService<HandedAssignments>());
        builder.Services.AddSingleton<AssignmentReading>();
        builder.Services.AddSingleton<CommentDesk>();
        builder.Services.AddSingleton<Standings>();
        builder.Services.AddSingleton<UploadSpace>();
        builder.Services.AddSingleton<UploadDesk>();
        builder.Services.AddSingleton<Downloads>();
        builder.AddFollower<IRosterFollowerGrain>();
        builder.AddTemplates();
        builder.AddSessions();
        builder.AddReminders();
        builder.Services.AddKeyedSingleton<IErasureStep, StudentErasure>(Service);
        builder.AddErasures(Service, DataClass.Portfolio);
        builder.AddExport();
        builder.AddFacts(
            Service, Facts.Of,
            (StudentState.Definition.Kind, StudentState.Definition.Events),
            (TeamCalendarGrain.Definition.Kind, TeamCalendarGrain.Definition.Events),
            (FeedbackRoundGrain.Definition.Kind, FeedbackRoundGrain.Definition.Events));
        builder.Services.AddRefusalTexts(Texts);
        return builder;
    }

    private static void AddExport(this WebApplicationBuilder builder) =>
        builder.AddPersonExport(Service, provider => new ExportPlan(
            Service, student => [StudentGrain.ScopeOf(student)],
            async (student, _) =>
            [
                new ExportedStream(StudentState.Definition.StreamOf(student)),
                new ExportedStream(DilemmaGrain.Definition.StreamOf(student)),
                new ExportedStream(WorkbookGrain.Definition.StreamOf(student)),
                new ExportedStream(AssignmentGrain.Definition.StreamOf(student)),
                .. await FeedbackExport.StreamsAsync(provider.GetRequiredService<IGrainFactory>(), student),
                .. await SessionExport.StreamsAsync(provider.GetRequiredService<IGrainFactory>(), student),
            ],
            async (person, stop) =>
            [
                .. await DraftExport.OfAsync(provider.GetRequiredService<IGrainFactory>(), person),
                .. await ReminderExport.OfAsync(
                    provider.GetRequiredService<ReminderRows>(), provider.GetRequiredService<ReminderMailbox>(),
                    person, stop),
            ],
            (student, stop) => AttachmentExport.OfAsync(
                provider.GetRequiredService<IGrainFactory>(),
                provider.GetRequiredKeyedService<FileVault>(Service), student, stop)));

    /// <summary>Maps its gRPC services, REST included.</summary>
    public static WebApplication MapPortfolio(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseServiceDefaults();
        app.MapGrpcService<HoursGrpcService>();
        app.MapGrpcService<ProgressGrpcService>();
        app.MapGrpcService<ReflectionGrpcService>();
        app.MapGrpcService<DilemmaGrpcService>();
        app.MapGrpcService<TemplateGrpcService>();
        app.MapGrpcService<TemplateDocumentGrpcService>();
        app.MapGrpcService<WorkbookGrpcService>();
        app.MapGrpcService<CoachedWorkbookGrpcService>();
        app.MapGrpcService<FeedbackAssignmentGrpcService>();
        app.MapGrpcService<GuidedAssignmentGrpcService>();
        app.MapGrpcService<DraftGrpcService>();
        app.MapGrpcService<SharingGrpcService>();
        app.MapGrpcService<SharedReflectionGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        app.MapGrpcService<DataSubjectGrpcService>();
        app.MapGrpcService<GuidanceGrpcService>();
        app.MapGrpcService<PeerFeedbackGrpcService>();
        app.MapGrpcService<SessionGrpcService>();
        app.MapGrpcService<CalendarAddressGrpcService>();
        app.MapCalendars();
        app.MapGrpcService<ReminderGrpcService>();
        app.MapGrpcService<AttachmentGrpcService>();
        app.MapFeed();
        return app;
    }

    // What attendance confirms, students are told; calendar programs are told when sessions are.
    private static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.AddFollower<IAttendanceFollowerGrain>();
        builder.Services.AddSingleton<CohortFrames>();
        builder.Services.AddSingleton<CalendarReader>();
        builder.Services.AddSingleton<CalendarText>();
    }
}
