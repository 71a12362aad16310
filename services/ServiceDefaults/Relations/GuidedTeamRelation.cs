using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the caller guides the team, or the team of what is named.</summary>
internal sealed class GuidedTeamRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.GuidedTeam;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        subject.Split('.') is [var cohort, var team, ..] && GrainKeys.IsKey(cohort) && GrainKeys.IsKey(team)
        && await relations.GuidesTeamAsync(caller, cohort, team, cancellation);
}
