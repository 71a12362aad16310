using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Whether the caller coaches the student in practice today.</summary>
internal sealed class CoachedStudentRelation(RelationRows relations) : IRelation
{
    public Relation Kind => Relation.CoachedStudent;

    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject) && await relations.FindCoachedAsync(caller, subject, cancellation) is not null;
}
