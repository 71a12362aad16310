using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sharing;

/// <summary>Finds what students share with who asks: by the relation, and by the team that it goes through.</summary>
internal sealed class SharedReflections(
    IGrainFactory grains, LedgerDesk ledgers, [FromKeyedServices(PortfolioModule.Service)] RelationRows relations)
    : ISharedItems
{
    /// <inheritdoc />
    public string Area => PortfolioModule.Service;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Shown { get; } = ["reflection", "attachment"];

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

    /// <summary>
    /// All that a student shares with an audience of their team; and what of it the caller has not read since it was
    /// shared, which the ledger knows.
    /// </summary>
    public async Task<IReadOnlyList<(SharedLine Shared, bool Unread)>> ListAsync(
        Audience audience, string caller, TeamStudent student)
    {
        var lines = await grains.GetKnownGrain<IStudentGrain>(student.StudentId).ListShared(
            audience, student.CohortId, student.TeamId);
        if (lines.Count == 0)
        {
            return [];
        }

        var read = await ledgers.ReadingsByAsync(PortfolioModule.Service, student.StudentId, caller);
        return [.. lines.Select(line => (line, IsUnread(line)))];

        bool IsUnread(SharedLine line) =>
            !read.TryGetValue(line.Line.ReflectionId.ToString("N"), out var at) || at < line.Share.At;
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
