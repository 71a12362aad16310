using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the caller guides a team that the student is in.</summary>
internal sealed class OwnTeamRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.OwnTeam;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        (await HeldAsync(caller, subject, cancellation)).Count > 0;

    public async Task<IReadOnlyCollection<string>> HeldAsync(
        string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject)
            ? await relations.GuidedWithAsync(caller, subject, IRelation.MostHeld, cancellation)
            : [];
}
