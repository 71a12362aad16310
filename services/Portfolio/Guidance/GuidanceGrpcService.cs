using Grpc.Core;
using VikLearning.Portfolio.Hours;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Guidance;

/// <summary>
/// Grain to wire, for who guides a student. The access rule has seen that the caller does; a student who has no plan
/// yet is answered like one who is not there.
/// </summary>
internal sealed class GuidanceGrpcService(IGrainFactory grains, Standings standings, TimeProvider time)
    : GuidanceService.GuidanceServiceBase
{
    public override Task<ListStandingsResponse> ListStandings(
        ListStandingsRequest request, ServerCallContext context) => standings.ListAsync(request, context);

    public override async Task<GetStudentProgressResponse> GetStudentProgress(
        GetStudentProgressRequest request, ServerCallContext context)
    {
        var view = await grains.GetKnownGrain<IStudentGrain>(request.StudentId).GetProgress(AcademyTime.Today(time))
            ?? throw new RefusedException([Refusal.NotFound()]);
        return new GetStudentProgressResponse
        {
            StudentId = request.StudentId,
            Progress = ProgressAnswers.Of(view),
        };
    }

    public override async Task<ListStudentHoursResponse> ListStudentHours(
        ListStudentHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var page = await grains.GetKnownGrain<IStudentGrain>(request.StudentId).ListHours(before, size)
            ?? throw new RefusedException([Refusal.NotFound()]);
        return new ListStudentHoursResponse
        {
            StudentId = request.StudentId,
            Entries = { page.Entries.Select(EntryOf) },
            NextPageToken = PageTokens.Of(page.Next),
        };
    }

    private static StudentHours EntryOf(HoursLine entry) => new()
    {
        ActivityId = entry.ActivityId,
        Date = AcademyTime.Iso(entry.Date),
        Minutes = entry.Minutes,
        State = entry switch
        {
            { WithdrawnAt: not null } => HoursState.Withdrawn,
            { ReplacedByEntryId: not null } or { IsReplacedByAttendance: true } => HoursState.Replaced,
            _ => HoursState.Counted,
        },
    };
}
