using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sharing;

/// <summary>Finds what students share with who asks: by the relation, and by the team that it goes through.</summary>
internal sealed class SharedReflections(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] RelationRows relations) : ISharedItems
{
    /// <inheritdoc />
    public string Area => PortfolioModule.Service;

    /// <inheritdoc />
    public async Task<bool> IsSharedAsync(
        Relation relation, string caller, string person, Guid item, CancellationToken cancellation) =>
        relation is Relation.OwnTeam or Relation.SameTeam
        && await FindAsync(AudienceOf(relation), caller, person, item, cancellation) is not null;

    /// <summary>What a student shares with who asks; null when it is not there or not shared.</summary>
    public async Task<SharedLine?> FindAsync(
        Audience audience, string caller, string student, Guid reflectionId, CancellationToken cancellation) =>
        await TeamAsync(audience, caller, student, cancellation) is { } team
            ? await grains.GetKnownGrain<IStudentGrain>(student).FindShared(
                reflectionId, audience, team.CohortId, team.TeamId)
            : null;

    /// <summary>All that some students share with an audience of their team.</summary>
    public async Task<IReadOnlyList<(string Student, SharedLine Shared)>> ListAsync(
        Audience audience, IReadOnlyList<TeamStudent> students)
    {
        var lists = await Task.WhenAll(students.Select(async student => (
            student.StudentId,
            Shared: await grains.GetKnownGrain<IStudentGrain>(student.StudentId).ListShared(
                audience, student.CohortId, student.TeamId))));
        return [.. lists.SelectMany(list => list.Shared.Select(shared => (list.StudentId, shared)))];
    }

    /// <summary>The team through which the caller is one of an audience of a student; null when they are not.</summary>
    public Task<TeamStudent?> TeamAsync(
        Audience audience, string caller, string student, CancellationToken cancellation) =>
        audience == Audience.Team
            ? relations.FindMateAsync(caller, student, cancellation)
            : relations.FindStudentAsync(caller, student, cancellation);

    private static Audience AudienceOf(Relation relation) =>
        relation == Relation.SameTeam ? Audience.Team : Audience.Teacher;
}
