using System.Collections.Immutable;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Coaches;

/// <summary>
/// Who coaches a student in practice, and on which days. A student may have several coaches, one after another or
/// together; each has one appointment, whose days can be set anew.
/// </summary>
public static class Coaching
{
    /// <summary>The most coaches a student may have in a cohort.</summary>
    public const int MostCoaches = 10;

    /// <summary>The most days an appointment may last.</summary>
    public const int MostDays = 800;

    /// <summary>May this coach be appointed on these days, and what follows.</summary>
    public static Decision Decide(Cohort cohort, AppointCoach command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotThere(cohort, command.StudentId) is { } absent)
        {
            return Decision.Refuse(absent);
        }

        var faults = FaultsOf(cohort, command).ToImmutableArray();
        var answer = new CohortAnswer(command.StudentId);
        return !faults.IsEmpty
            ? Decision.Refuse([.. faults])
            : CoachesOf(cohort, command.StudentId).GetValueOrDefault(command.CoachId) == command.Days
                ? Decision.Accept(answer)
                : Decision.Accept(answer, new CoachAppointed(command.StudentId, command.CoachId, command.Days));
    }

    /// <summary>May this appointment end, and what follows.</summary>
    public static Decision Decide(Cohort cohort, WithdrawCoach command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        return WhyNotThere(cohort, command.StudentId) is { } absent ? Decision.Refuse(absent)
            : !CoachesOf(cohort, command.StudentId).ContainsKey(command.CoachId)
                ? Decision.Refuse(Refusal.NotFound("coachId"))
            : Decision.Accept(
                new CohortAnswer(command.StudentId), new CoachWithdrawn(command.StudentId, command.CoachId));
    }

    /// <summary>What is true after an event.</summary>
    public static Cohort Evolve(Cohort cohort, object happened)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return happened switch
        {
            CoachAppointed it => With(cohort, it.StudentId, coaches => coaches.SetItem(it.CoachId, it.Days)),
            CoachWithdrawn it => With(cohort, it.StudentId, coaches => coaches.Remove(it.CoachId)),
            _ => cohort,
        };
    }

    private static ImmutableSortedDictionary<string, CoachDays> CoachesOf(Cohort cohort, string studentId) =>
        cohort.Students[studentId].Coaches;

    private static Cohort With(
        Cohort cohort, string studentId,
        Func<ImmutableSortedDictionary<string, CoachDays>, ImmutableSortedDictionary<string, CoachDays>> change)
    {
        var enrolment = cohort.Students[studentId];
        return cohort with
        {
            Students = cohort.Students.SetItem(studentId, enrolment with { Coaches = change(enrolment.Coaches) }),
        };
    }

    private static Refusal? WhyNotThere(Cohort cohort, string studentId) => cohort switch
    {
        { Opened: null } => Refusal.NotFound("cohortId"),
        _ when !cohort.Students.ContainsKey(studentId) => Refusal.NotFound("studentId"),
        _ => null,
    };

    private static IEnumerable<Refusal> FaultsOf(Cohort cohort, AppointCoach command)
    {
        var coaches = CoachesOf(cohort, command.StudentId);
        var (from, until) = command.Days;
        if (cohort.Students[command.StudentId].LeftOn is not null)
        {
            yield return Refusal.Rule("student-left-already", "studentId");
        }

        if (command.CoachId == command.StudentId)
        {
            yield return Refusal.Rule("coach-is-student", "coachId");
        }
        else if (!coaches.ContainsKey(command.CoachId) && coaches.Count >= MostCoaches)
        {
            yield return Refusal.Rule("student-has-enough-coaches", "coachId", $"{MostCoaches}");
        }

        if (from < cohort.Opened!.StartDate)
        {
            yield return Refusal.Rule("date-before-cohort", "fromDate", $"{cohort.Opened.StartDate:yyyy-MM-dd}");
        }

        if (until < from)
        {
            yield return Refusal.Rule("coach-ends-before-begin", "untilDate");
        }
        else if (until.DayNumber - from.DayNumber >= MostDays)
        {
            yield return Refusal.Rule("coach-days-too-many", "untilDate", $"{MostDays}");
        }
    }
}

/// <summary>Appoint a practice coach.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.appoint-coach")]
public sealed record AppointCoach(
    [property: Id(0)] string StudentId, [property: Id(1)] string CoachId, [property: Id(2)] CoachDays Days);

/// <summary>End a practice coach's appointment.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.withdraw-coach")]
public sealed record WithdrawCoach([property: Id(0)] string StudentId, [property: Id(1)] string CoachId);

/// <summary>A practice coach coaches a student on these days; the last word on a coach counts.</summary>
public sealed record CoachAppointed(string StudentId, string CoachId, CoachDays Days);

/// <summary>A practice coach no longer coaches a student.</summary>
public sealed record CoachWithdrawn(string StudentId, string CoachId);
