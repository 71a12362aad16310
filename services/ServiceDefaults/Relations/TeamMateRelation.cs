using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the subject is another student of a team that the caller is in.</summary>
internal sealed class TeamMateRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.TeamMate;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject) && await relations.AreMatesAsync(caller, subject, cancellation);
}
