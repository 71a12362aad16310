using Google.Protobuf;
using VikLearning.Roster.Coaches;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.Roster.Imports;
using VikLearning.Roster.Locations;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Calendars;
using Told = VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster;

/// <summary>Private events -> public facts: ids and labels, no names of people.</summary>
internal static class Facts
{
    /// <summary>What the others learn of an event of a cohort, location or person.</summary>
    /// <param name="key">The stream's key: the id of the cohort, location or person.</param>
    /// <param name="happened">The event.</param>
    public static IEnumerable<IMessage> Of(string key, object happened) =>
        OfRoster(key, happened).Concat(OfMembership(key, happened)).Concat(OfPerson(key, happened))
            .Concat(OfCoaches(key, happened));

    private static IEnumerable<IMessage> OfRoster(string key, object happened)
    {
        switch (happened)
        {
            case CohortOpened it:
                yield return Opened(key, it);
                break;
            case CohortReplanned it:
                yield return Replanned(key, it);
                break;
            case TeamAdded it:
                yield return new Told.TeamAdded { CohortId = key, TeamId = it.TeamId, Name = it.Name };
                break;
            case TeamRenamed it:
                yield return new Told.TeamRenamed { CohortId = key, TeamId = it.TeamId, Name = it.Name };
                break;
            case TeacherAssigned it:
                yield return new Told.TeacherAssigned { CohortId = key, TeamId = it.TeamId, TeacherId = it.TeacherId };
                break;
            case TeacherUnassigned it:
                yield return new Told.TeacherUnassigned
                {
                    CohortId = key,
                    TeamId = it.TeamId,
                    TeacherId = it.TeacherId,
                };
                break;
            case RosterImported it:
                yield return new Told.RosterImported { ImportId = it.ImportId.ToString("N") };
                break;
            case ChiefAppointed it:
                yield return new Told.ChiefAppointed { LocationId = key, ChiefId = it.ChiefId };
                break;
            case ChiefDismissed it:
                yield return new Told.ChiefDismissed { LocationId = key, ChiefId = it.ChiefId };
                break;
        }
    }

    private static IEnumerable<IMessage> OfMembership(string cohortId, object happened)
    {
        switch (happened)
        {
            case StudentEnrolled it:
                yield return Enrolled(cohortId, it.TeamId, it.StudentId);
                break;
            case StudentReturned it:
                yield return Enrolled(cohortId, it.TeamId, it.StudentId);
                break;
            case StudentMoved it:
                yield return Moved(cohortId, it);
                break;
            case StudentLeft it:
                yield return Left(cohortId, it);
                break;
            case AbsenceRecorded it:
                yield return new Told.StudentAbsent
                {
                    CohortId = cohortId,
                    TeamId = it.TeamId,
                    StudentId = it.StudentId,
                    FromDate = AcademyTime.Iso(it.From),
                    UntilDate = AcademyTime.Iso(it.Until),
                };
                break;
        }
    }

    private static IEnumerable<IMessage> OfCoaches(string cohortId, object happened)
    {
        switch (happened)
        {
            case CoachAppointed it:
                yield return new Told.CoachAppointed
                {
                    CohortId = cohortId,
                    StudentId = it.StudentId,
                    CoachId = it.CoachId,
                    FromDate = AcademyTime.Iso(it.Days.From),
                    UntilDate = AcademyTime.Iso(it.Days.Until),
                };
                break;
            case CoachWithdrawn it:
                yield return new Told.CoachWithdrawn
                {
                    CohortId = cohortId,
                    StudentId = it.StudentId,
                    CoachId = it.CoachId,
                };
                break;
        }
    }

    private static Told.StudentMoved Moved(string cohortId, StudentMoved it) => new()
    {
        CohortId = cohortId,
        FromTeamId = it.FromTeamId,
        TeamId = it.TeamId,
        StudentId = it.StudentId,
        Date = AcademyTime.Iso(it.On),
    };

    private static Told.StudentLeft Left(string cohortId, StudentLeft it) => new()
    {
        CohortId = cohortId,
        TeamId = it.TeamId,
        StudentId = it.StudentId,
        Date = AcademyTime.Iso(it.On),
    };

    private static Told.StudentEnrolled Enrolled(string cohortId, string teamId, string studentId) =>
        new() { CohortId = cohortId, TeamId = teamId, StudentId = studentId };

    private static Told.CohortOpened Opened(string cohortId, CohortOpened it) => new()
    {
        CohortId = cohortId,
        LocationId = it.LocationId,
        Name = it.Name,
        StartDate = AcademyTime.Iso(it.StartDate),
        PlanVersion = it.Plan.PlanVersion,
        EndDate = AcademyTime.Iso(it.Plan.EndOf(it.StartDate)),
    };

    private static Told.CohortReplanned Replanned(string cohortId, CohortReplanned it) => new()
    {
        CohortId = cohortId,
        PlanVersion = it.Plan.PlanVersion,
        EndDate = AcademyTime.Iso(it.EndDate),
    };

    private static IEnumerable<IMessage> OfPerson(string personId, object happened)
    {
        switch (happened)
        {
            case ErasureOrdered:
                yield return new Told.ErasureOrdered { PersonId = personId };
                break;
            case ErasureCertified it:
                yield return new Told.PersonErased
                {
                    PersonId = personId,
                    CertificateNumber = it.CertificateNumber,
                    DataClasses = { it.Classes },
                };
                break;
        }
    }
}
