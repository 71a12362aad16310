using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.IntegrationTests.Insight;

/// <summary>Stands for Roster and Portfolio: a feed each, and one cohort's plan.</summary>
internal sealed class ToldFacts : IServiceChannels
{
    public const string CohortId = "cohort-1";

    public static DateTimeOffset At { get; } = new(2026, 5, 15, 10, 0, 0, TimeSpan.Zero);

    public ToldFeed Roster { get; } = new();

    public ToldFeed Portfolio { get; } = new();

    public CallInvoker For(string service) => new Invoker(service == "roster" ? Roster : Portfolio);

    public CallInvoker ForCaller(string service, ServerCallContext caller) => throw new NotSupportedException();

    private static CohortPlan Plan()
    {
        var plan = new CohortPlan
        {
            CohortId = CohortId,
            PlanVersion = 1,
            StartDate = "2026-02-23",
            RouteMap = new RouteMap { Quarters = { "Q1", "Q2" } },
            Calendar = new Calendar(),
        };
        plan.RouteMap.Activities.Add(new Activity
        {
            Quarters =
            {
                new QuarterMinutes { Quarter = "Q1", RequiredMinutes = 600 },
                new QuarterMinutes { Quarter = "Q2", RequiredMinutes = 300 },
            },
        });
        plan.Calendar.Quarters.Add(new CalendarQuarter { Quarter = "Q1", StartDay = 0, EndDay = 9 });
        plan.Calendar.Quarters.Add(new CalendarQuarter { Quarter = "Q2", StartDay = 10, EndDay = 19 });
        return plan;
    }

    private sealed class Invoker(ToldFeed feed) : CallInvoker
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            new(
                Task.FromResult((TResponse)(object)new GetCohortPlanResponse { Plan = Plan() }),
                Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            new(
                (IAsyncStreamReader<TResponse>)feed.Open(), Task.FromResult(new Metadata()),
                () => Status.DefaultSuccess, () => [], () => { });

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();
    }
}
