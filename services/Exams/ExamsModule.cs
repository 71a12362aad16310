using System.Resources;
using VikLearning.Exams.Agreement;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Consultations;
using VikLearning.Exams.DataSubjects;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams;

/// <summary>Takes Exams into a host: sealed, scored by two, published at once.</summary>
public static class ExamsModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "exams";

    internal static ResourceManager Texts { get; } = new("VikLearning.Exams.Texts", typeof(ExamsModule).Assembly);

    /// <summary>Adds its journal, files, grains' store, ledgers and relations.</summary>
    public static WebApplicationBuilder AddExams(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.AddJournal(Service);
        builder.AddFiles<SealedFiles>(Service);
        builder.AddGrainStore(Service);
        builder.AddConsultations(Service);
        builder.AddRelations(Service);
        builder.AddPersonExport(Service, provider => new ExportPlan(
            Service, person => [ExaminerRegisterGrain.ScopeOf(person)],
            (student, stop) => provider.GetRequiredService<SubmissionExport>().StreamsAsync(student, stop),
            Files: (student, stop) => provider.GetRequiredService<SubmissionExport>().FilesAsync(student, stop)));
        builder.Services.AddSingleton<PortfolioReader>();
        builder.Services.AddSingleton<EvidenceCopier>();
        builder.Services.AddSingleton<CallersSubmission>();
        builder.Services.AddSingleton<HandInDesk>();
        builder.Services.AddSingleton<SubmissionExport>();
        builder.AddScoring();
        builder.Services.AddRefusalTexts(Texts);
        return builder;
    }

    // Who opens what is asked by the gate too, both as a relation and of each thing.
    private static void AddScoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AssignedExams>();
        builder.Services.AddSingleton<IRelation>(provider => provider.GetRequiredService<AssignedExams>());
        builder.Services.AddSingleton<ISharedItems>(provider => provider.GetRequiredService<AssignedExams>());
        builder.Services.AddSingleton<AssignedAppeals>();
        builder.Services.AddSingleton<IRelation>(provider => provider.GetRequiredService<AssignedAppeals>());
        builder.Services.AddSingleton<ISharedItems>(provider => provider.GetRequiredService<AssignedAppeals>());
        builder.Services.AddSingleton<AppealReader>();
        builder.Services.AddSingleton<EntrantReader>();
        builder.Services.AddSingleton<CandidateNames>();
        builder.Services.AddSingleton<ExamPlanReader>();
        builder.Services.AddSingleton<SealedReader>();
        builder.Services.AddSingleton<ExamReader>();
        builder.Services.AddSingleton<ResultReader>();
        builder.Services.AddSingleton<AgreementReader>();
    }

    /// <summary>Maps its gRPC services, REST included.</summary>
    public static WebApplication MapExams(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseServiceDefaults();
        app.MapGrpcService<ExaminationGrpcService>();
        app.MapGrpcService<SubmissionGrpcService>();
        app.MapGrpcService<ExaminerGrpcService>();
        app.MapGrpcService<ScoringGrpcService>();
        app.MapGrpcService<ResultGrpcService>();
        app.MapGrpcService<AppealGrpcService>();
        app.MapGrpcService<AgreementGrpcService>();
        app.MapGrpcService<DataSubjectGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        return app;
    }
}
