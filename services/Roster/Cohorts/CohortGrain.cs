using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>The shell around a cohort's rules.</summary>
[GrainType("roster.cohort")]
internal sealed class CohortGrain(IServiceProvider services)
    : AggregateGrain<Cohort>(Definition, services), ICohortGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Cohort> Definition { get; } = new(
        RosterModule.Service,
        Kind: "cohort",
        Cohort.None,
        Cohort.Evolve,
        new EventCatalog()
            .Add<CohortOpened>("cohort-opened")
            .Add<TeamAdded>("team-added")
            .Add<StudentEnrolled>("student-enrolled")
            .Add<TeacherAssigned>("teacher-assigned"),
        SnapshotVersion: 1);

    public Task<Reply<CohortAnswer>> Open(CommandEnvelope envelope, OpenCohort command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> AddTeam(CommandEnvelope envelope, AddTeam command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public async Task<Reply<CohortAnswer>> EnrolStudent(
        CommandEnvelope envelope, string teamId, string studentId, string name)
    {
        // Erasing a student must reach the name here too, so its scope is the student, not the cohort.
        var text = await Vault.SealAsync(Guid.CreateVersion7(Time.GetUtcNow()), $"roster/{studentId}", name);
        var command = new EnrolStudent(teamId, studentId, text.Id);
        return await HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command), text);
    }

    public Task<Reply<CohortAnswer>> AssignTeacher(CommandEnvelope envelope, AssignTeacher command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public async Task<CohortView?> Get()
    {
        var cohort = await StateAsync();
        return cohort.Opened is null
            ? null
            : new CohortView(
                cohort.Opened,
                [.. cohort.Teams.Select(team => new TeamView(
                    team.Key, team.Value.Name, team.Value.StudentIds, team.Value.TeacherIds))]);
    }
}
