using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>Finds what students handed to the teachers of their team, for the gate and for who reads.</summary>
internal sealed class HandedAssignments(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] RelationRows relations) : ISharedItems
{
    /// <inheritdoc />
    public string Area => PortfolioModule.Service;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Shown { get; } = ["feedback-assignment"];

    /// <inheritdoc />
    public async Task<bool> IsSharedAsync(
        Relation relation, string caller, string person, Guid item, CancellationToken cancellation) =>
        relation == Relation.OwnTeam && await FindAsync(caller, person, item, cancellation) is not null;

    /// <summary>What a student handed to a teacher's team; null when it is not there or not with them.</summary>
    public async Task<AssignmentLine?> FindAsync(
        string teacher, string student, Guid assignmentId, CancellationToken cancellation) =>
        await TeamAsync(teacher, student, cancellation) is { } team
            && await FindAsync(team) is { } line && line.AssignmentId == assignmentId
            ? line
            : null;

    /// <summary>What a student handed to the teachers of the team they are in.</summary>
    public Task<AssignmentLine?> FindAsync(TeamStudent student) =>
        grains.GetKnownGrain<IAssignmentGrain>(student.StudentId).GetHandedTo(student.CohortId, student.TeamId);

    /// <summary>The team through which a teacher guides a student; null when they do not.</summary>
    public Task<TeamStudent?> TeamAsync(string teacher, string student, CancellationToken cancellation) =>
        relations.FindStudentAsync(teacher, student, cancellation);
}
