using Grpc.Core;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio;

/// <summary>What every method about one's own portfolio starts from: its grain, and the words it shows.</summary>
internal static class CallersPortfolio
{
    /// <summary>The caller's own grain.</summary>
    public static IStudentGrain StudentOf(this IGrainFactory grains, ServerCallContext context) =>
        grains.GetKnownGrain<IStudentGrain>(context.Caller().Subject);

    /// <summary>Why a portfolio has no plan to answer by: the student has none yet, or it was closed.</summary>
    public static async Task<RefusedException> WithoutPlanAsync(this IStudentGrain student) =>
        new([await student.IsClosed() ? Refusal.NotFound() : Refusal.Rule("not-enrolled", null)]);

    /// <summary>Texts of the caller's own portfolio.</summary>
    public static Task<ShownTexts> TextsOfAsync(
        this IServiceProvider services, ServerCallContext context, IEnumerable<Guid?> ids) =>
        ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(context.Caller().Subject), ids,
            context.CancellationToken);
}
