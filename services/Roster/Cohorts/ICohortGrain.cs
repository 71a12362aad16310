using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>One grain a cohort; its key is the cohort's id.</summary>
[Alias("roster.cohort")]
internal interface ICohortGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Reply<CohortAnswer>> Open(CommandEnvelope envelope, OpenCohort command);

    [Alias("AddTeam")]
    Task<Reply<CohortAnswer>> AddTeam(CommandEnvelope envelope, AddTeam command);

    [Alias("EnrolStudent")]
    Task<Reply<CohortAnswer>> EnrolStudent(
        CommandEnvelope envelope, string teamId, string studentId, string name, bool isErased);

    [Alias("AssignTeacher")]
    Task<Reply<CohortAnswer>> AssignTeacher(CommandEnvelope envelope, AssignTeacher command);

    [Alias("UnassignTeacher")]
    Task<Reply<CohortAnswer>> UnassignTeacher(CommandEnvelope envelope, UnassignTeacher command);

    [Alias("GetStudents")]
    Task<IReadOnlyList<StudentView>> GetStudents(IReadOnlyList<string> studentIds);

    [Alias("Get")]
    Task<CohortView?> Get();
}
