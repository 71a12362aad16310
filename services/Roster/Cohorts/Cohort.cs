using System.Collections.Immutable;
using System.Text.Json.Serialization;
using VikLearning.Roster.Coaches;
using VikLearning.Roster.Memberships;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>
/// A cohort: a location's intake, pinned to one version of a route map and one calendar, with its learning teams and
/// who is in them.
/// </summary>
/// <param name="Opened">What it was opened with; null before.</param>
/// <param name="Teams">Its teams by id.</param>
/// <param name="Students">Where each student is, by id.</param>
/// <param name="Plan">What it is pinned to now; null before it is opened.</param>
public sealed record Cohort(
    CohortOpened? Opened,
    ImmutableSortedDictionary<string, LearningTeam> Teams,
    ImmutableDictionary<string, Enrolment> Students,
    PlanChoice? Plan = null)
{
    /// <summary>The most teams a cohort may have.</summary>
    public const int MostTeams = 200;

    /// <summary>The most students a cohort may have.</summary>
    public const int MostStudents = 2000;

    /// <summary>Before it is opened.</summary>
    public static Cohort None { get; } = new(
        null,
        ImmutableSortedDictionary<string, LearningTeam>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, Enrolment>.Empty);

    /// <summary>How many students are in a team now.</summary>
    [JsonIgnore]
    public int PresentCount => Teams.Values.Sum(team => team.StudentIds.Count);

    /// <summary>May it be opened, and what follows.</summary>
    public static Decision Decide(Cohort cohort, OpenCohort command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        if (cohort.Opened is not null)
        {
            refusals.Add(Refusal.Exists("cohort-exists", "cohortId"));
        }

        refusals.AddRange(Replanning.FaultsOf(command.Documents));
        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Accept(
                new CohortAnswer(command.CohortId),
                new CohortOpened(
                    command.CohortId, command.LocationId, command.Name, command.StartDate, command.Plan.RouteMapId,
                    command.Plan.RouteMapVersion, command.Plan.CalendarId, command.Plan.CalendarVersion,
                    command.Plan.LastDay));
    }

    /// <summary>May this team be added, and what follows.</summary>
    public static Decision Decide(Cohort cohort, AddTeam command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return cohort switch
        {
            { Opened: null } => Decision.Refuse(Refusal.NotFound("cohortId")),
            _ when cohort.Teams.ContainsKey(command.TeamId) => Decision.Refuse(Refusal.Exists("team-exists", "teamId")),
            { Teams.Count: >= MostTeams } => Decision.Refuse(Refusal.Rule("cohort-full", null, $"{MostTeams}")),
            _ => Decision.Accept(new CohortAnswer(command.TeamId), new TeamAdded(command.TeamId, command.Name)),
        };
    }

    /// <summary>May this team bear another name, and what follows.</summary>
    public static Decision Decide(Cohort cohort, RenameTeam command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return cohort.Opened is null ? Decision.Refuse(Refusal.NotFound("cohortId"))
            : !cohort.Teams.ContainsKey(command.TeamId) ? Decision.Refuse(Refusal.NotFound("teamId"))
            : Decision.Accept(new CohortAnswer(command.TeamId), new TeamRenamed(command.TeamId, command.Name));
    }

    /// <summary>May this student join the team, and what follows.</summary>
    public static Decision Decide(Cohort cohort, EnrolStudent command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return cohort switch
        {
            { Opened: null } => Decision.Refuse(Refusal.NotFound("cohortId")),
            _ when !cohort.Teams.ContainsKey(command.TeamId) => Decision.Refuse(Refusal.NotFound("teamId")),
            _ when cohort.Students.TryGetValue(command.StudentId, out var known) => Decision.Refuse(Refusal.Exists(
                known.LeftOn is null ? "student-enrolled-already" : "student-left-before", "studentId")),
            _ when command.IsErased => Decision.Refuse(Refusal.Rule("person-erased", "studentId")),
            { PresentCount: >= MostStudents } =>
                Decision.Refuse(Refusal.Rule("cohort-full", null, $"{MostStudents}")),
            _ when command.Since < cohort.Opened.StartDate => Decision.Refuse(
                Refusal.Rule("date-before-cohort", "date", $"{cohort.Opened.StartDate:yyyy-MM-dd}")),
            _ => Decision.Accept(
                new CohortAnswer(command.StudentId),
                new StudentEnrolled(command.TeamId, command.StudentId, command.NameId, command.Since)),
        };
    }

    /// <summary>What is true after an event.</summary>
    public static Cohort Evolve(Cohort cohort, object happened)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return happened switch
        {
            CohortOpened it => cohort with { Opened = it, Plan = it.Plan },
            CohortReplanned it => cohort with { Plan = it.Plan },
            TeamAdded it => cohort with { Teams = cohort.Teams.Add(it.TeamId, LearningTeam.Empty(it.Name)) },
            TeamRenamed it => cohort with
            {
                Teams = cohort.Teams.SetItem(it.TeamId, cohort.Teams[it.TeamId] with { Name = it.Name }),
            },
            StudentEnrolled it => cohort.WithStudent(
                it.StudentId, Enrolment.New(it.TeamId, it.NameId, it.Since ?? cohort.Opened!.StartDate)),
            CoachAppointed or CoachWithdrawn => Coaching.Evolve(cohort, happened),
            TeacherAssigned or TeacherUnassigned => TeamGuidance.Evolve(cohort, happened),
            _ => Membership.Evolve(cohort, happened),
        };
    }

    internal Cohort WithStudent(string studentId, Enrolment enrolment) => this with
    {
        Teams = Teams.SetItem(enrolment.TeamId, Teams[enrolment.TeamId].WithStudent(studentId)),
        Students = Students.SetItem(studentId, enrolment),
    };

    internal Cohort WithoutStudent(string studentId)
    {
        var teamId = Students[studentId].TeamId;
        return this with { Teams = Teams.SetItem(teamId, Teams[teamId].WithoutStudent(studentId)) };
    }
}

/// <summary>Open a cohort.</summary>
/// <param name="Plan">What it is to be pinned to, as version 1.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.open-cohort")]
public sealed record OpenCohort(
    [property: Id(0)] string CohortId,
    [property: Id(1)] string LocationId,
    [property: Id(2)] string Name,
    [property: Id(3)] DateOnly StartDate,
    [property: Id(4)] PlanChoice Plan,
    [property: Id(5)] PlanDocuments Documents);

/// <summary>Add a learning team.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.add-team")]
public sealed record AddTeam([property: Id(0)] string TeamId, [property: Id(1)] string Name);

/// <summary>Give a team another name.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.rename-team")]
public sealed record RenameTeam([property: Id(0)] string TeamId, [property: Id(1)] string Name);

/// <summary>Enrol a student in a team.</summary>
/// <param name="NameId">The encrypted name.</param>
/// <param name="IsErased">Whether what was kept of the person was erased.</param>
/// <param name="Since">The first day; null for the cohort's.</param>
public sealed record EnrolStudent(
    string TeamId, string StudentId, Guid? NameId, bool IsErased = false, DateOnly? Since = null);

/// <summary>The cohort exists.</summary>
/// <param name="CalendarVersion">Null from before calendars had versions: the first.</param>
/// <param name="LastDay">The calendar's last day from the start; null where it was not kept.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.cohort-opened")]
public sealed record CohortOpened(
    [property: Id(0)] string CohortId,
    [property: Id(1)] string LocationId,
    [property: Id(2)] string Name,
    [property: Id(3)] DateOnly StartDate,
    [property: Id(4)] string RouteMapId,
    [property: Id(5)] int RouteMapVersion,
    [property: Id(6)] string CalendarId,
    [property: Id(7)] int? CalendarVersion = null,
    [property: Id(8)] int? LastDay = null)
{
    /// <summary>What it is pinned to at first.</summary>
    [JsonIgnore]
    public PlanChoice Plan => new(1, RouteMapId, RouteMapVersion, CalendarId, CalendarVersion ?? 1, LastDay);
}

/// <summary>A learning team exists.</summary>
public sealed record TeamAdded(string TeamId, string Name);

/// <summary>A learning team bears another name.</summary>
public sealed record TeamRenamed(string TeamId, string Name);

/// <summary>A student is in a team.</summary>
/// <param name="Since">The first day; null for the cohort's.</param>
public sealed record StudentEnrolled(string TeamId, string StudentId, Guid? NameId, DateOnly? Since = null);

/// <summary>The answer to an accepted command: the id it was about.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.cohort-answer")]
public sealed record CohortAnswer([property: Id(0)] string Id);
