using System.Collections.Immutable;

namespace VikLearning.Insight.Cohorts;

/// <summary>A cohort's shown figures against the plan of a day. Whole minutes, summed over the students.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-figures")]
internal sealed record CohortFigures(
    [property: Id(0)] string Name,
    [property: Id(1)] int StudentCount,
    [property: Id(2)] int CreditedMinutes,
    [property: Id(3)] ImmutableArray<CohortFiguresQuarter> Quarters,
    [property: Id(4)] int OnTrackCount,
    [property: Id(5)] DateTimeOffset? AsOf,
    [property: Id(6)] int Revision)
{
    /// <summary>Made from what is shown and the calendar alone; null until Roster has told of the cohort.</summary>
    public static CohortFigures? Of(CohortPicture picture, DateOnly today)
    {
        if (picture.Plan is not { } plan)
        {
            return null;
        }

        var shown = picture.Shown;
        var required = plan.Quarters.Select(quarter => quarter.RequiredMinutes * shown.StudentCount);
        var credited = QuarterSplit.Of(shown.CreditedMinutes, shown.ExactSplit, [.. required]);
        var planned = plan.PlannedOn(today);
        return new CohortFigures(
            picture.Name, shown.StudentCount, shown.CreditedMinutes,
            [.. plan.Quarters.Select((quarter, i) => new CohortFiguresQuarter(
                quarter.Quarter, credited[i], planned[i] * shown.StudentCount,
                quarter.RequiredMinutes * shown.StudentCount))],
            shown.OnTrackCount, shown.AsOf, shown.Revision);
    }
}
