using VikLearning.Insight.Following;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Insight.Chiefs;

/// <summary>
/// Whether the caller is team chief of the cohort's location. Roster can end an appointment at any moment; when it has
/// not been heard for a minute nobody knows, and nobody may look.
/// </summary>
internal sealed class OwnLocationRelation(ChiefRows chiefs, IGrainFactory grains, TimeProvider time) : IRelation
{
    private static readonly TimeSpan s_unheard = TimeSpan.FromSeconds(60);

    public Relation Kind => Relation.OwnLocation;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject)
        && await chiefs.WatchesAsync(caller, subject, cancellation)
        && await IsRosterHeardAsync();

    private async Task<bool> IsRosterHeardAsync()
    {
        var standing = await grains.GetGrain<IRosterFollowerGrain>("all").GetStanding();
        return standing.HeardAt is { } heard && time.GetUtcNow() - heard <= s_unheard;
    }
}
