using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Options;
using VikLearning.Portal.Appeals;
using VikLearning.Portal.Attachments;
using VikLearning.Portal.Consultations;
using VikLearning.Portal.DataSubjects;
using VikLearning.Portal.Dilemmas;
using VikLearning.Portal.Documents;
using VikLearning.Portal.Examiners;
using VikLearning.Portal.Exams;
using VikLearning.Portal.FeedbackAssignments;
using VikLearning.Portal.Guidance;
using VikLearning.Portal.Hours;
using VikLearning.Portal.PeerFeedback;
using VikLearning.Portal.Reflections;
using VikLearning.Portal.Reminders;
using VikLearning.Portal.Roster;
using VikLearning.Portal.RouteMap;
using VikLearning.Portal.Scoring;
using VikLearning.Portal.Sessions;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Integrity.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Gateway;

/// <summary>The services as the Portal reaches them: through the gateway, like any other client.</summary>
internal static class GatewayClients
{
    // A call that did not get through is sent again within its deadline, a write too: it bears its key, so it happens
    // once. Nobody is shown a page that fails for the sake of one connection that was closed at the wrong moment.
    private static readonly ServiceConfig s_again = new()
    {
        MethodConfigs =
        {
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 3,
                    InitialBackoff = TimeSpan.FromMilliseconds(100),
                    MaxBackoff = TimeSpan.FromSeconds(1),
                    BackoffMultiplier = 3,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            },
        },
    };

    // A dossier is a year's writing: more than the 4 MB that a client takes by itself.
    private const int MostBytes = 32 * 1024 * 1024;

    public static void AddGatewayClients(this IServiceCollection services)
    {
        services.AddScoped<GatewayCall>();
        services.AddScoped<FormSender>();
        services.AddScoped<RouteReader>();
        services.AddScoped<GuidanceReader>();
        services.AddScoped<SeenReader>();
        services.AddScoped<SignalReader>();
        services.AddScoped<GlassReader>();
        services.AddScoped<ExportReader>();
        services.AddScoped<CertificateReader>();
        services.AddScoped<RequestDesk>();
        services.AddScoped<HoursWriter>();
        services.AddScoped<ReflectionWriter>();
        services.AddScoped<DilemmaWriter>();
        services.AddScoped<RosterDesk>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<DocumentDesk>();
        services.AddScoped<DraftWriter>();
        services.AddScoped<SharingWriter>();
        services.AddScoped<SharedReader>();
        services.AddScoped<AttachmentDesk>();
        services.AddScoped<TemplateReader>();
        services.AddSingleton<TemplateShelf>();
        services.AddScoped<FeedbackDesk>();
        services.AddScoped<RoundDesk>();
        services.AddScoped<AssignmentDesk>();
        services.AddScoped<ReminderDesk>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<TeamSessionDesk>();
        services.AddScoped<WorkbookDesk>();
        services.AddScoped<CoachDesk>();
        services.AddSingleton<RouteMapShelf>();
        services.AddExamDesks();
        services.AddClients();
    }

    private static void AddExamDesks(this IServiceCollection services)
    {
        services.AddScoped<ExamDesk>();
        services.AddScoped<EvidenceShelf>();
        services.AddScoped<ExaminerDesk>();
        services.AddScoped<ScoringDesk>();
        services.AddScoped<AppealDesk>();
        services.AddScoped<DossierWriter>();
    }

    private static void AddClients(this IServiceCollection services)
    {
        services.AddClient<ProgressService.ProgressServiceClient>();
        services.AddClient<HoursService.HoursServiceClient>();
        services.AddClient<ReflectionService.ReflectionServiceClient>();
        services.AddClient<DilemmaService.DilemmaServiceClient>();
        services.AddClient<LibraryService.LibraryServiceClient>();
        services.AddClient<TemplateService.TemplateServiceClient>();
        services.AddClient<TemplateDocumentService.TemplateDocumentServiceClient>();
        services.AddClient<SharingService.SharingServiceClient>();
        services.AddClient<SharedReflectionService.SharedReflectionServiceClient>();
        services.AddClient<DraftService.DraftServiceClient>();
        services.AddClient<AttachmentService.AttachmentServiceClient>();
        services.AddClient<RouteMapService.RouteMapServiceClient>();
        services.AddClient<TeacherService.TeacherServiceClient>();
        services.AddClient<CohortService.CohortServiceClient>();
        services.AddClient<PlanDocumentService.PlanDocumentServiceClient>();
        services.AddClient<MembershipService.MembershipServiceClient>();
        services.AddClient<ImportService.ImportServiceClient>();
        services.AddClient<TeamMateService.TeamMateServiceClient>();
        services.AddClient<PeerFeedbackService.PeerFeedbackServiceClient>();
        services.AddClient<FeedbackAssignmentService.FeedbackAssignmentServiceClient>();
        services.AddClient<GuidedAssignmentService.GuidedAssignmentServiceClient>();
        services.AddClient<ReminderService.ReminderServiceClient>();
        services.AddClient<SessionService.SessionServiceClient>();
        services.AddClient<CalendarAddressService.CalendarAddressServiceClient>();
        services.AddClient<WorkbookService.WorkbookServiceClient>();
        services.AddClient<CoachedWorkbookService.CoachedWorkbookServiceClient>();
        services.AddClient<CoachService.CoachServiceClient>();
        services.AddClient<GuidanceService.GuidanceServiceClient>();
        services.AddClient<ExaminationService.ExaminationServiceClient>();
        services.AddClient<SubmissionService.SubmissionServiceClient>();
        services.AddClient<ExaminerService.ExaminerServiceClient>();
        services.AddClient<ResultService.ResultServiceClient>();
        services.AddClient<AgreementService.AgreementServiceClient>();
        services.AddClient<ScoringService.ScoringServiceClient>();
        services.AddClient<AppealService.AppealServiceClient>();
        services.AddClient<CohortInsightService.CohortInsightServiceClient>();
        services.AddRecordClients();
    }

    // Who looked, and what a person may ask about what is kept of them.
    private static void AddRecordClients(this IServiceCollection services)
    {
        services.AddClient<VikLearning.Protos.Exams.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<VikLearning.Protos.Insight.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<VikLearning.Protos.Portfolio.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<VikLearning.Protos.Roster.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<ErasureService.ErasureServiceClient>();
        services.AddClient<CertificateService.CertificateServiceClient>();
        services.AddClient<RetentionService.RetentionServiceClient>();
        services.AddClient<VikLearning.Protos.Roster.V1.DataSubjectService.DataSubjectServiceClient>();
        services.AddClient<VikLearning.Protos.Portfolio.V1.DataSubjectService.DataSubjectServiceClient>();
        services.AddClient<VikLearning.Protos.Exams.V1.DataSubjectService.DataSubjectServiceClient>();
        services.AddClient<VikLearning.Protos.Insight.V1.DataSubjectService.DataSubjectServiceClient>();
    }

    private static void AddClient<TClient>(this IServiceCollection services)
        where TClient : class =>
        services.AddGrpcClient<TClient>(typeof(TClient).FullName!, static (provider, options) =>
            options.Address = new Uri(provider.GetRequiredService<IOptions<PortalOptions>>().Value.GatewayGrpc))
            .ConfigureChannel(static channel =>
                (channel.ServiceConfig, channel.MaxReceiveMessageSize) = (s_again, MostBytes))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(5),
            });
}
