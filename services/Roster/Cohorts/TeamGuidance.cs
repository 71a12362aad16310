using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>Who guides the teams of a cohort.</summary>
public static class TeamGuidance
{
    /// <summary>The most teachers a team may have.</summary>
    public const int MostTeachers = 10;

    /// <summary>May this teacher guide the team, and what follows.</summary>
    public static Decision Decide(Cohort cohort, AssignTeacher command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return cohort.Opened is null || cohort.Teams.GetValueOrDefault(command.TeamId) is not { } team
            ? Decision.Refuse(Refusal.NotFound(cohort.Opened is null ? "cohortId" : "teamId"))
            : team switch
            {
                _ when team.TeacherIds.Contains(command.TeacherId) =>
                    Decision.Refuse(Refusal.Exists("teacher-assigned-already", "teacherId")),
                { TeacherIds.Count: >= MostTeachers } =>
                    Decision.Refuse(Refusal.Rule("team-has-enough-teachers", "teacherId", $"{MostTeachers}")),
                _ => Decision.Accept(
                    new CohortAnswer(command.TeacherId), new TeacherAssigned(command.TeamId, command.TeacherId)),
            };
    }

    /// <summary>May this assignment end, and what follows.</summary>
    public static Decision Decide(Cohort cohort, UnassignTeacher command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return cohort switch
        {
            { Opened: null } => Decision.Refuse(Refusal.NotFound("cohortId")),
            _ when !cohort.Teams.ContainsKey(command.TeamId) => Decision.Refuse(Refusal.NotFound("teamId")),
            _ when !cohort.Teams[command.TeamId].TeacherIds.Contains(command.TeacherId) =>
                Decision.Refuse(Refusal.NotFound("teacherId")),
            _ => Decision.Accept(
                new CohortAnswer(command.TeacherId), new TeacherUnassigned(command.TeamId, command.TeacherId)),
        };
    }

    /// <summary>What is true after an event.</summary>
    public static Cohort Evolve(Cohort cohort, object happened)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return happened switch
        {
            TeacherAssigned it => cohort with
            {
                Teams = cohort.Teams.SetItem(it.TeamId, cohort.Teams[it.TeamId].WithTeacher(it.TeacherId)),
            },
            TeacherUnassigned it => cohort with
            {
                Teams = cohort.Teams.SetItem(it.TeamId, cohort.Teams[it.TeamId].WithoutTeacher(it.TeacherId)),
            },
            _ => cohort,
        };
    }
}

/// <summary>Assign a teacher to a team.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.assign-teacher")]
public sealed record AssignTeacher([property: Id(0)] string TeamId, [property: Id(1)] string TeacherId);

/// <summary>End a teacher's assignment to a team.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.unassign-teacher")]
public sealed record UnassignTeacher([property: Id(0)] string TeamId, [property: Id(1)] string TeacherId);

/// <summary>A teacher guides a team.</summary>
public sealed record TeacherAssigned(string TeamId, string TeacherId);

/// <summary>A teacher no longer guides a team.</summary>
public sealed record TeacherUnassigned(string TeamId, string TeacherId);
