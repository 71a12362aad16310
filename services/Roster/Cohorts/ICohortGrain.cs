using VikLearning.Roster.Coaches;
using VikLearning.Roster.Imports;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>One grain a cohort; its key is the cohort's id.</summary>
[Alias("roster.cohort")]
internal interface ICohortGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Reply<CohortAnswer>> Open(CommandEnvelope envelope, OpenCohort command);

    [Alias("Replan")]
    Task<Reply<CohortAnswer>> Replan(CommandEnvelope envelope, ReplanCohort command);

    [Alias("AddTeam")]
    Task<Reply<CohortAnswer>> AddTeam(CommandEnvelope envelope, AddTeam command);

    [Alias("RenameTeam")]
    Task<Reply<CohortAnswer>> RenameTeam(CommandEnvelope envelope, RenameTeam command);

    [Alias("EnrolStudent")]
    Task<Reply<CohortAnswer>> EnrolStudent(
        CommandEnvelope envelope, string teamId, string studentId, string name, DateOnly? since, bool isErased);

    [Alias("MoveStudent")]
    Task<Reply<CohortAnswer>> MoveStudent(CommandEnvelope envelope, MoveStudent command);

    [Alias("RecordLeave")]
    Task<Reply<CohortAnswer>> RecordLeave(CommandEnvelope envelope, RecordLeave command);

    [Alias("ReturnStudent")]
    Task<Reply<CohortAnswer>> ReturnStudent(CommandEnvelope envelope, ReturnStudent command);

    [Alias("RecordAbsence")]
    Task<Reply<CohortAnswer>> RecordAbsence(CommandEnvelope envelope, RecordAbsence command);

    [Alias("RenameStudent")]
    Task<Reply<CohortAnswer>> RenameStudent(CommandEnvelope envelope, string studentId, string name);

    [Alias("AssignTeacher")]
    Task<Reply<CohortAnswer>> AssignTeacher(CommandEnvelope envelope, AssignTeacher command);

    [Alias("UnassignTeacher")]
    Task<Reply<CohortAnswer>> UnassignTeacher(CommandEnvelope envelope, UnassignTeacher command);

    [Alias("AppointCoach")]
    Task<Reply<CohortAnswer>> AppointCoach(CommandEnvelope envelope, AppointCoach command);

    [Alias("WithdrawCoach")]
    Task<Reply<CohortAnswer>> WithdrawCoach(CommandEnvelope envelope, WithdrawCoach command);

    [Alias("GetStudents")]
    Task<IReadOnlyList<StudentView>> GetStudents(IReadOnlyList<string> studentIds);

    /// <summary>The students by id, after one, at most so many; those who left too.</summary>
    [Alias("ListStudents")]
    Task<IReadOnlyList<StudentView>> ListStudents(string after, int limit);

    /// <summary>Takes in a part of an import, as JSON; taken in again, it changes nothing.</summary>
    [Alias("TakeIn")]
    Task<Reply<PartTakenInAnswer>> TakeIn(CommandEnvelope envelope, string part);

    /// <summary>All of the cohort as JSON, names by the ids of their texts; null before it is opened.</summary>
    [Alias("Copy")]
    Task<string?> Copy();

    [Alias("Get")]
    Task<CohortView?> Get();
}
