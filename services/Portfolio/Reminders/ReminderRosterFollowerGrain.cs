using Microsoft.Extensions.Options;
using VikLearning.Portfolio.Sessions;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Plans the hand-in of each cohort, and keeps who is away.</summary>
[GrainType("portfolio.reminder-roster-follower")]
internal sealed class ReminderRosterFollowerGrain(
    IServiceProvider services, ReminderRows rows, CohortFrames frames, IOptions<RemindingOptions> options)
    : FollowerGrain(PortfolioModule.Service, services), IReminderRosterFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => "roster";

    // Another follower of Portfolio hears Roster too.
    /// <inheritdoc />
    protected override string StateName => "portfolio.reminder-roster-follower";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var fact in batch.Facts.Select(told => told.Fact))
        {
            switch (fact)
            {
                case CohortOpened it:
                    await PlanAsync(it.CohortId);
                    break;
                case CohortReplanned it:
                    frames.Forget(it.CohortId);
                    await PlanAsync(it.CohortId);
                    break;
                case StudentAbsent it:
                    await rows.KeepAbsenceAsync(it.StudentId, it.FromDate, it.UntilDate);
                    break;
            }
        }
    }

    private async Task PlanAsync(string cohortId)
    {
        var frame = await frames.FindAsync(cohortId, CancellationToken.None);
        await rows.PlanAsync(cohortId, ReminderPlan.Of(cohortId, frame, options.Value));
    }

    // Absences stay: nothing takes one back, and hearing it again changes nothing.
    /// <inheritdoc />
    protected override Task RebuildAsync() => rows.ForgetAsync([ReminderKind.HandInNear]);
}
