using Grpc.Core;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.Portfolio.Sharing;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;
using AssignmentStage = VikLearning.Portfolio.FeedbackAssignments.AssignmentStage;
using Audience = VikLearning.Portfolio.Sharing.Audience;

namespace VikLearning.Portfolio.Guidance;

/// <summary>The students of a teacher's teams at a glance: figures, dates and counts, and not a word.</summary>
internal sealed class Standings(
    IGrainFactory grains,
    SharedReflections shared,
    HandedAssignments handed,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    TimeProvider time)
{
    private const int MostStudents = 100;

    /// <summary>A page of the caller's students, those who have a plan.</summary>
    public async Task<ListStandingsResponse> ListAsync(ListStandingsRequest request, ServerCallContext context)
    {
        var page = await TeamStudentPage.ReadAsync(
            context, request.PageSize, request.PageToken, relations.StudentsOfAsync, MostStudents);
        var caller = context.Caller().Subject;
        var standings = await Task.WhenAll(page.Students.Select(student => OfAsync(caller, student)));
        return new ListStandingsResponse
        {
            Students = { standings.OfType<StudentStanding>() },
            NextPageToken = page.NextPageToken,
        };
    }

    private async Task<StudentStanding?> OfAsync(string caller, TeamStudent student)
    {
        var grain = grains.GetKnownGrain<IStudentGrain>(student.StudentId);
        if (await grain.GetProgress(AcademyTime.Today(time)) is not { } progress)
        {
            return null;
        }

        var newest = (await grain.ListHours(null, 1))?.Entries;
        var lines = await shared.ListAsync(Audience.Teacher, caller, student);
        var assignment = await handed.FindAsync(student);
        return new StudentStanding
        {
            StudentId = student.StudentId,
            RequiredMinutes = progress.RequiredMinutes,
            CreditedMinutes = progress.CreditedMinutes,
            PlannedMinutes = progress.PlannedMinutes,
            OnTrack = OnTrack.Is(progress.CreditedMinutes, progress.PlannedMinutes),
            LastEntryOn = newest is [var entry, ..] ? AcademyTime.Iso(entry.Date) : "",
            Shared = lines.Count,
            Unread = lines.Count(line => line.Unread),
            AssignmentId = assignment?.AssignmentId?.ToString("N") ?? "",
            AssignmentWaits = assignment?.Stage == AssignmentStage.WithTeacher,
        };
    }
}
