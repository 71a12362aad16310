using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the caller is team chief of the cohort's location.</summary>
internal sealed class OwnLocationRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.OwnLocation;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject) && await relations.WatchesAsync(caller, subject, cancellation);
}
