using System.Runtime.CompilerServices;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Hours;

/// <summary>Progress as it is answered, to the student and to who guides them.</summary>
internal static class ProgressAnswers
{
    // A grain in this process gives the same view again until something changed; so does this the answer, which is
    // only read once it is made.
    private static readonly ConditionalWeakTable<ProgressView, GetProgressResponse> s_answers = [];

    /// <summary>The answer for a view; not to be changed.</summary>
    public static GetProgressResponse Of(ProgressView view) => s_answers.GetValue(view, Make);

    private static GetProgressResponse Make(ProgressView view) => new()
    {
        RequiredMinutes = view.RequiredMinutes,
        CreditedMinutes = view.CreditedMinutes,
        PlannedMinutes = view.PlannedMinutes,
        OnTrack = OnTrack.Is(view.CreditedMinutes, view.PlannedMinutes),
        Activities = { view.Activities.Select(ActivityOf) },
        Quarters = { view.Quarters.Select(QuarterOf) },
        RouteMapId = view.RouteMapId,
        RouteMapVersion = view.RouteMapVersion,
        CohortId = view.CohortId,
        StartDate = AcademyTime.Iso(view.StartDate),
        Today = AcademyTime.Iso(view.Today),
        HandInOpens = AcademyTime.Iso(view.HandInOpens),
        HandInCloses = AcademyTime.Iso(view.HandInCloses),
        ExamFrom = AcademyTime.Iso(view.ExamFrom),
        ExamTo = AcademyTime.Iso(view.ExamTo),
    };

    private static Wire.ActivityProgress ActivityOf(ActivityLine activity) => new()
    {
        ActivityId = activity.ActivityId,
        RequiredMinutes = activity.RequiredMinutes,
        CreditedMinutes = activity.CreditedMinutes,
        ClaimedMinutes = activity.ClaimedMinutes,
        SurplusMinutes = activity.SurplusMinutes,
    };

    private static QuarterProgress QuarterOf(QuarterLine quarter) => new()
    {
        Quarter = quarter.Quarter,
        RequiredMinutes = quarter.RequiredMinutes,
        CreditedMinutes = quarter.CreditedMinutes,
        PlannedMinutes = quarter.PlannedMinutes,
        StartDate = AcademyTime.Iso(quarter.StartDate),
        EndDate = AcademyTime.Iso(quarter.EndDate),
    };
}
