using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the caller is another student of the learning team that the student is in.</summary>
internal sealed class SameTeamRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.SameTeam;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject) && await relations.FindMateAsync(caller, subject, cancellation) is not null;
}
