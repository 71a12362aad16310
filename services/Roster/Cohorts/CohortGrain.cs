using System.Collections.Immutable;
using System.Text.Json;
using VikLearning.Roster.Coaches;
using VikLearning.Roster.Imports;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Cohorts;

/// <summary>The shell around a cohort's rules.</summary>
[GrainType("roster.cohort")]
internal sealed class CohortGrain(
    IServiceProvider services, [FromKeyedServices(RosterModule.Service)] TextScopes scopes)
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
            .Add<TeacherUnassigned>("teacher-unassigned")
            .Add<TeamRenamed>("team-renamed")
            .Add<StudentMoved>("student-moved")
            .Add<StudentLeft>("student-left")
            .Add<StudentReturned>("student-returned")
            .Add<AbsenceRecorded>("absence-recorded")
            .Add<StudentRenamed>("student-renamed")
            .Add<CoachAppointed>("coach-appointed")
            .Add<CoachWithdrawn>("coach-withdrawn")
            .Add<CohortReplanned>("cohort-replanned"),
        SnapshotVersion: 5);

    /// <summary>
    /// The scope of a student's name. Erasing a student must reach it, so it is the student's and not the cohort's.
    /// </summary>
    public static string ScopeOf(string studentId) => $"roster/{studentId}";

    public Task<Reply<CohortAnswer>> Open(CommandEnvelope envelope, OpenCohort command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> Replan(CommandEnvelope envelope, ReplanCohort command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Replanning.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> AddTeam(CommandEnvelope envelope, AddTeam command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> RenameTeam(CommandEnvelope envelope, RenameTeam command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Cohort.Decide(cohort, command));

    public async Task<Reply<CohortAnswer>> EnrolStudent(
        CommandEnvelope envelope, string teamId, string studentId, string name, DateOnly? since, bool isErased)
    {
        // The id is the scope's name, which is kept as it is: what can be no id must not become one.
        var isFit = envelope.Faults.IsEmpty;
        var text = isFit && !isErased ? await SealAsync(studentId, name) : null;
        var command = new EnrolStudent(teamId, studentId, text?.Id, IsErased: isFit && text is null, since);
        return await HandleAsync<CohortAnswer>(
            envelope, cohort => Cohort.Decide(cohort, command), text is null ? [] : [text]);
    }

    public Task<Reply<CohortAnswer>> AssignTeacher(CommandEnvelope envelope, AssignTeacher command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => TeamGuidance.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> UnassignTeacher(CommandEnvelope envelope, UnassignTeacher command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => TeamGuidance.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> AppointCoach(CommandEnvelope envelope, AppointCoach command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Coaching.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> WithdrawCoach(CommandEnvelope envelope, WithdrawCoach command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Coaching.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> MoveStudent(CommandEnvelope envelope, MoveStudent command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Membership.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> RecordLeave(CommandEnvelope envelope, RecordLeave command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Membership.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> ReturnStudent(CommandEnvelope envelope, ReturnStudent command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Membership.Decide(cohort, command));

    public Task<Reply<CohortAnswer>> RecordAbsence(CommandEnvelope envelope, RecordAbsence command) =>
        HandleAsync<CohortAnswer>(envelope, cohort => Membership.Decide(cohort, command));

    public async Task<Reply<CohortAnswer>> RenameStudent(CommandEnvelope envelope, string studentId, string name)
    {
        // Only who is here has a scope to write in.
        var isFit = envelope.Faults.IsEmpty && (await StateAsync()).Students.ContainsKey(studentId);
        var text = isFit ? await SealAsync(studentId, name) : null;
        var command = new RenameStudent(studentId, text?.Id);
        return await HandleAsync<CohortAnswer>(
            envelope, cohort => Membership.Decide(cohort, command), text is null ? [] : [text]);
    }

    public async Task<IReadOnlyList<StudentView>> ListStudents(string after, int limit)
    {
        var cohort = await StateAsync();
        return
        [
            .. cohort.Students.Keys.Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal)
                .Take(limit).Select(id => StudentView.Of(cohort, id)),
        ];
    }

    public async Task<IReadOnlyList<StudentView>> GetStudents(IReadOnlyList<string> studentIds)
    {
        var cohort = await StateAsync();
        return
        [
            .. studentIds.Where(cohort.Students.ContainsKey).Select(id => StudentView.Of(cohort, id)),
        ];
    }

    public async Task<Reply<PartTakenInAnswer>> TakeIn(CommandEnvelope envelope, string part)
    {
        var read = JsonSerializer.Deserialize<ImportPart>(part, EventCatalog.Json)!;
        var cohort = await StateAsync();
        var names = await PartNames.SealAsync(read, cohort, Journal, Vault, scopes, () => NewId());
        var opened = read.Opening;
        var command = new TakeInPart(
            read,
            new OpenCohort(
                opened.CohortId, opened.LocationId, opened.Name, opened.StartDate, opened.Plan, PlanDocuments.Found),
            names.ToImmutableDictionary(pair => pair.Key, pair => pair.Value?.Id), AcademyTime.Today(Time));
        return await HandleAsync<PartTakenInAnswer>(
            envelope, state => CohortIntake.Decide(state, command), [.. names.Values.OfType<SealedText>()]);
    }

    public async Task<string?> Copy() => await StateAsync() is { Opened: not null } cohort
        ? JsonSerializer.Serialize(cohort, EventCatalog.Json)
        : null;

    public async Task<CohortView?> Get()
    {
        var cohort = await StateAsync();
        return cohort.Opened is null
            ? null
            : new CohortView(
                cohort.Opened,
                [.. cohort.Teams.Select(team => new TeamView(
                    team.Key, team.Value.Name, team.Value.StudentIds, team.Value.TeacherIds))],
                cohort.Plan!);
    }

    private async Task<SealedText?> SealAsync(string studentId, string name)
    {
        try
        {
            return await Vault.SealAsync(NewId(), ScopeOf(studentId), name);
        }
        catch (ScopeErasedException)
        {
            return null;
        }
    }
}
