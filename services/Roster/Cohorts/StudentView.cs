using VikLearning.Roster.Coaches;

namespace VikLearning.Roster.Cohorts;

/// <summary>A student of a cohort on the way out of the grain; the name is not in it, only where it is kept.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.student-view")]
internal sealed record StudentView(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string TeamId,
    [property: Id(2)] string TeamName,
    [property: Id(3)] Guid? NameId,
    [property: Id(4)] DateOnly Since,
    [property: Id(5)] DateOnly? LeftOn,
    [property: Id(6)] IReadOnlyList<AbsenceView> Absences,
    [property: Id(7)] IReadOnlyList<CoachView> Coaches)
{
    public static StudentView Of(Cohort cohort, string studentId)
    {
        var enrolment = cohort.Students[studentId];
        return new StudentView(
            studentId, enrolment.TeamId, cohort.Teams[enrolment.TeamId].Name, enrolment.NameId, enrolment.Since,
            enrolment.LeftOn, [.. enrolment.Absences.Select(days => new AbsenceView(days.Key, days.Value))],
            [.. enrolment.Coaches.Select(coach => new CoachView(coach.Key, coach.Value))]);
    }
}
