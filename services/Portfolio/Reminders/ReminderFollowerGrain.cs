using Google.Protobuf.Reflection;
using Microsoft.Extensions.Options;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Feed;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Plans anew what a change of sessions and rounds may be reminded of, each team and round once.</summary>
[GrainType("portfolio.reminder-follower")]
internal sealed class ReminderFollowerGrain(
    IServiceProvider services, ReminderRows rows, IOptions<RemindingOptions> options)
    : FollowerGrain(PortfolioModule.Service, services), IReminderFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => PortfolioModule.Service;

    /// <inheritdoc />
    protected override string StateName => "portfolio.reminder-follower";

    /// <inheritdoc />
    protected override IReadOnlyCollection<MessageDescriptor> Wanted { get; } =
        [Told.SessionScheduled.Descriptor, Told.FeedbackRoundStanding.Descriptor];

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var teams = batch.Facts.Select(told => told.Fact).OfType<Told.SessionScheduled>()
            .Select(it => SessionId.Parse(it.SessionId)).OfType<SessionId>().Select(id => id.TeamRef);
        foreach (var team in teams.Distinct())
        {
            var calendar = await GrainFactory.GetGrain<ITeamCalendarGrain>(team).Get();
            await rows.PlanAsync(team, ReminderPlan.Of(team, calendar, options.Value));
        }

        foreach (var told in batch.Facts)
        {
            if (told.Fact is Told.FeedbackRoundStanding it && FeedbackRoundId.Parse(it.RoundId) is { } id)
            {
                var round = await GrainFactory.GetGrain<IFeedbackRoundGrain>(it.RoundId).Get();
                await rows.PlanAsync(it.RoundId, ReminderPlan.Of(id, round, told.At, options.Value));
            }
        }
    }

    /// <inheritdoc />
    protected override Task RebuildAsync() =>
        rows.ForgetAsync(Enum.GetValues<ReminderKind>().Except([ReminderKind.HandInNear]));
}
