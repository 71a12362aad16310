using Microsoft.Extensions.Options;
using VikLearning.Portal.Consultations;
using VikLearning.Portal.DataSubjects;
using VikLearning.Portal.Guidance;
using VikLearning.Portal.Hours;
using VikLearning.Portal.PeerFeedback;
using VikLearning.Portal.Reflections;
using VikLearning.Portal.RouteMap;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Gateway;

/// <summary>The services as the Portal reaches them: through the gateway, like any other client.</summary>
internal static class GatewayClients
{
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
        services.AddScoped<FeedbackDesk>();
        services.AddScoped<RoundDesk>();
        services.AddSingleton<RouteMapShelf>();
        services.AddClient<ProgressService.ProgressServiceClient>();
        services.AddClient<HoursService.HoursServiceClient>();
        services.AddClient<ReflectionService.ReflectionServiceClient>();
        services.AddClient<RouteMapService.RouteMapServiceClient>();
        services.AddClient<TeacherService.TeacherServiceClient>();
        services.AddClient<TeamMateService.TeamMateServiceClient>();
        services.AddClient<PeerFeedbackService.PeerFeedbackServiceClient>();
        services.AddClient<GuidanceService.GuidanceServiceClient>();
        services.AddClient<VikLearning.Protos.Insight.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<VikLearning.Protos.Portfolio.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<VikLearning.Protos.Roster.V1.LedgerService.LedgerServiceClient>();
        services.AddClient<CohortInsightService.CohortInsightServiceClient>();
        services.AddClient<ErasureService.ErasureServiceClient>();
        services.AddClient<CertificateService.CertificateServiceClient>();
        services.AddClient<RetentionService.RetentionServiceClient>();
        services.AddClient<VikLearning.Protos.Roster.V1.DataSubjectService.DataSubjectServiceClient>();
        services.AddClient<VikLearning.Protos.Portfolio.V1.DataSubjectService.DataSubjectServiceClient>();
        services.AddClient<VikLearning.Protos.Insight.V1.DataSubjectService.DataSubjectServiceClient>();
    }

    private static void AddClient<TClient>(this IServiceCollection services)
        where TClient : class =>
        services.AddGrpcClient<TClient>(typeof(TClient).FullName!, static (provider, options) =>
            options.Address = new Uri(provider.GetRequiredService<IOptions<PortalOptions>>().Value.GatewayGrpc))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(5),
            });
}
