using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

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
            .Add<TeacherAssigned>("teacher-assigned")
            .Add<TeacherUnassigned>("teacher-unassigned"),
        SnapshotVersion: 2);

    /// <summary>
    /// The scope of a student's name. Erasing a student must reach it, so it is the student's and not the cohort's.
    /// </summary>
    public static string ScopeOf(string studentId) => $"roster/{studentId}";

    public Task<Reply<CohortAnswer>> Open(CommandEnvelope envelope, OpenCohort command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> AddTeam(CommandEnvelope envelope, AddTeam command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public async Task<Reply<CohortAnswer>> EnrolStudent(
        CommandEnvelope envelope, string teamId, string studentId, string name, bool isErased)
    {
        // The id is the scope's name, which is kept as it is: what can be no id must not become one.
        var isFit = envelope.Faults.IsEmpty;
        var text = isFit && !isErased ? await SealAsync(studentId, name) : null;
        var command = new EnrolStudent(teamId, studentId, text?.Id, IsErased: isFit && text is null);
        return await HandleAsync<CohortAnswer>(
            envelope, cohort => Cohort.Decide(cohort, command), text is null ? [] : [text]);
    }

    public Task<Reply<CohortAnswer>> AssignTeacher(CommandEnvelope envelope, AssignTeacher command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> UnassignTeacher(CommandEnvelope envelope, UnassignTeacher command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public async Task<IReadOnlyList<StudentView>> GetStudents(IReadOnlyList<string> studentIds)
    {
        var cohort = await StateAsync();
        return
        [
            .. from studentId in studentIds
               let enrolment = cohort.Students.GetValueOrDefault(studentId)
               where enrolment is not null
               select new StudentView(
                   studentId, enrolment.TeamId, cohort.Teams[enrolment.TeamId].Name, enrolment.NameId),
        ];
    }

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

    private async Task<SealedText?> SealAsync(string studentId, string name)
    {
        try
        {
            return await Vault.SealAsync(Guid.CreateVersion7(Time.GetUtcNow()), ScopeOf(studentId), name);
        }
        catch (ScopeErasedException)
        {
            return null;
        }
    }
}
