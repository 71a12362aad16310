using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Memberships;

/// <summary>
/// Where the students of a cohort are, day by day. What is recorded counts at once, so a day may lie in the past and
/// not ahead, and never before the last change of the same student: the order of days is the order of events.
/// </summary>
public static class Membership
{
    /// <summary>The most absences a student may have in a cohort.</summary>
    public const int MostAbsences = 100;

    /// <summary>The most days an absence may last.</summary>
    public const int MostDaysAway = 400;

    /// <summary>May this student move to another team, and what follows.</summary>
    public static Decision Decide(Cohort cohort, MoveStudent command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotThere(cohort, command.StudentId, command.TeamId) is { } absent)
        {
            return Decision.Refuse(absent);
        }

        var enrolment = cohort.Students[command.StudentId];
        return enrolment.LeftOn is not null ? Decision.Refuse(Refusal.Rule("student-left-already", "studentId"))
            : enrolment.TeamId == command.TeamId ? Decision.Refuse(Refusal.Rule("team-same", "teamId"))
            : WhyNotOn(cohort, enrolment.ChangedOn, command.On, command.Today) is { } wrongDay
                ? Decision.Refuse(wrongDay)
            : Decision.Accept(
                new CohortAnswer(command.StudentId),
                new StudentMoved(command.StudentId, enrolment.TeamId, command.TeamId, command.On));
    }

    /// <summary>May this student leave, and what follows.</summary>
    public static Decision Decide(Cohort cohort, RecordLeave command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotThere(cohort, command.StudentId) is { } absent)
        {
            return Decision.Refuse(absent);
        }

        var enrolment = cohort.Students[command.StudentId];
        return enrolment.LeftOn is not null ? Decision.Refuse(Refusal.Rule("student-left-already", "studentId"))
            : WhyNotOn(cohort, enrolment.ChangedOn, command.On, command.Today) is { } wrongDay
                ? Decision.Refuse(wrongDay)
            : Decision.Accept(
                new CohortAnswer(command.StudentId),
                new StudentLeft(command.StudentId, enrolment.TeamId, command.On));
    }

    /// <summary>May this student come back, and what follows.</summary>
    public static Decision Decide(Cohort cohort, ReturnStudent command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotThere(cohort, command.StudentId, command.TeamId) is { } absent)
        {
            return Decision.Refuse(absent);
        }

        return cohort.Students[command.StudentId].LeftOn is not { } left
                ? Decision.Refuse(Refusal.Rule("student-not-left", "studentId"))
            : command.IsErased ? Decision.Refuse(Refusal.Rule("person-erased", "studentId"))
            : cohort.PresentCount >= Cohort.MostStudents
                ? Decision.Refuse(Refusal.Rule("cohort-full", null, $"{Cohort.MostStudents}"))
            : WhyNotOn(cohort, left.AddDays(1), command.On, command.Today) is { } wrongDay
                ? Decision.Refuse(wrongDay)
            : Decision.Accept(
                new CohortAnswer(command.StudentId),
                new StudentReturned(command.StudentId, command.TeamId, command.On));
    }

    /// <summary>May this absence be recorded, and what follows.</summary>
    public static Decision Decide(Cohort cohort, RecordAbsence command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotThere(cohort, command.StudentId) is { } absent)
        {
            return Decision.Refuse(absent);
        }

        var enrolment = cohort.Students[command.StudentId];
        return enrolment.LeftOn is not null ? Decision.Refuse(Refusal.Rule("student-left-already", "studentId"))
            : WhyNotAway(enrolment, command) is { } reason ? Decision.Refuse(reason)
            : Decision.Accept(
                new CohortAnswer(command.StudentId),
                new AbsenceRecorded(command.StudentId, enrolment.TeamId, command.From, command.Until));
    }

    /// <summary>May this student bear another name, and what follows.</summary>
    public static Decision Decide(Cohort cohort, RenameStudent command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return WhyNotThere(cohort, command.StudentId) is { } absent ? Decision.Refuse(absent)
            : command.NameId is not { } name ? Decision.Refuse(Refusal.Rule("person-erased", "studentId"))
            : Decision.Accept(new CohortAnswer(command.StudentId), new StudentRenamed(command.StudentId, name));
    }

    /// <summary>What is true after an event.</summary>
    public static Cohort Evolve(Cohort cohort, object happened)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return happened switch
        {
            StudentMoved it => cohort.WithoutStudent(it.StudentId).WithStudent(
                it.StudentId, cohort.Students[it.StudentId] with { TeamId = it.TeamId, Since = it.On }),
            StudentLeft it => cohort.WithoutStudent(it.StudentId) is var without
                ? without with
                {
                    Students = without.Students.SetItem(
                        it.StudentId, cohort.Students[it.StudentId] with { LeftOn = it.On }),
                }
                : cohort,
            StudentReturned it => cohort.WithStudent(
                it.StudentId,
                cohort.Students[it.StudentId] with { TeamId = it.TeamId, Since = it.On, LeftOn = null }),
            AbsenceRecorded it => With(cohort, it.StudentId, enrolment => enrolment with
            {
                Absences = enrolment.Absences.SetItem(it.From, it.Until),
            }),
            StudentRenamed it => With(cohort, it.StudentId, enrolment => enrolment with { NameId = it.NameId }),
            _ => cohort,
        };
    }

    private static Cohort With(Cohort cohort, string studentId, Func<Enrolment, Enrolment> change) => cohort with
    {
        Students = cohort.Students.SetItem(studentId, change(cohort.Students[studentId])),
    };

    private static Refusal? WhyNotThere(Cohort cohort, string studentId, string? teamId = null) => cohort switch
    {
        { Opened: null } => Refusal.NotFound("cohortId"),
        _ when !cohort.Students.ContainsKey(studentId) => Refusal.NotFound("studentId"),
        _ when teamId is not null && !cohort.Teams.ContainsKey(teamId) => Refusal.NotFound("teamId"),
        _ => null,
    };

    // A cohort is filled before it begins, so its first day is never too late.
    private static Refusal? WhyNotOn(Cohort cohort, DateOnly earliest, DateOnly day, DateOnly today)
    {
        var start = cohort.Opened!.StartDate;
        var latest = start > today ? start : today;
        return day < start ? Refusal.Rule("date-before-cohort", "date", $"{start:yyyy-MM-dd}")
            : day < earliest ? Refusal.Rule("date-before-last-change", "date", $"{earliest:yyyy-MM-dd}")
            : day > latest && day > earliest ? Refusal.Rule("date-after-today", "date", $"{latest:yyyy-MM-dd}")
            : null;
    }

    private static Refusal? WhyNotAway(Enrolment enrolment, RecordAbsence command)
    {
        var isKnown = enrolment.Absences.ContainsKey(command.From);
        return command.From < enrolment.Joined
                ? Refusal.Rule("date-before-last-change", "fromDate", $"{enrolment.Joined:yyyy-MM-dd}")
            : command.Until < command.From ? Refusal.Rule("absence-ends-before-it-begins", "untilDate")
            : command.Until.DayNumber - command.From.DayNumber >= MostDaysAway
                ? Refusal.Rule("absence-too-long", "untilDate", $"{MostDaysAway}")
            : enrolment.Absences.Any(known => known.Key != command.From
                && known.Key <= command.Until && known.Value >= command.From)
                ? Refusal.Rule("absence-overlaps", "fromDate")
            : !isKnown && enrolment.Absences.Count >= MostAbsences
                ? Refusal.Rule("absences-full", null, $"{MostAbsences}")
            : null;
    }
}

/// <summary>Move a student to another team.</summary>
/// <param name="On">The first day in that team.</param>
/// <param name="Today">Today in Europe/Amsterdam.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.move-student")]
public sealed record MoveStudent(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string TeamId,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] DateOnly Today);

/// <summary>A student leaves the cohort.</summary>
/// <param name="On">The last day.</param>
/// <param name="Today">Today in Europe/Amsterdam.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.record-leave")]
public sealed record RecordLeave(
    [property: Id(0)] string StudentId, [property: Id(1)] DateOnly On, [property: Id(2)] DateOnly Today);

/// <summary>A student who had left comes back.</summary>
/// <param name="On">The first day back.</param>
/// <param name="Today">Today in Europe/Amsterdam.</param>
/// <param name="IsErased">Whether what was kept of the person was erased.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.return-student")]
public sealed record ReturnStudent(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string TeamId,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] DateOnly Today,
    [property: Id(4)] bool IsErased);

/// <summary>A student is away, both ends included.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.record-absence")]
public sealed record RecordAbsence(
    [property: Id(0)] string StudentId, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly Until);

/// <summary>A student bears another name.</summary>
/// <param name="NameId">The encrypted name; null when what was kept of the person was erased.</param>
public sealed record RenameStudent(string StudentId, Guid? NameId);

/// <summary>A student is in another team from a day on.</summary>
public sealed record StudentMoved(string StudentId, string FromTeamId, string TeamId, DateOnly On);

/// <summary>A student is in the cohort no more after a day.</summary>
public sealed record StudentLeft(string StudentId, string TeamId, DateOnly On);

/// <summary>A student who had left is in a team again from a day on.</summary>
public sealed record StudentReturned(string StudentId, string TeamId, DateOnly On);

/// <summary>A student is away from one day to another; the last word on a first day counts.</summary>
public sealed record AbsenceRecorded(string StudentId, string TeamId, DateOnly From, DateOnly Until);

/// <summary>A student bears another name.</summary>
public sealed record StudentRenamed(string StudentId, Guid NameId);
