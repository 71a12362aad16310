using Google.Protobuf;
using VikLearning.Insight.Cohorts;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Public facts as a cohort takes them in; those that do not concern a cohort's figures are none.</summary>
internal static class CohortFacts
{
    /// <summary>The cohort that a fact is about, or null.</summary>
    public static string? CohortOf(IMessage fact) => fact switch
    {
        CohortOpened it => it.CohortId,
        CohortReplanned it => it.CohortId,
        StudentEnrolled it => it.StudentId.Length > 0 ? it.CohortId : null,
        StudentLeft it => it.StudentId.Length > 0 ? it.CohortId : null,
        HoursProgressed it => it.StudentId.Length > 0 ? it.CohortId : null,
        _ => null,
    };

    /// <summary>The fact in the cohort's own words.</summary>
    /// <param name="told">A fact for which <see cref="CohortOf"/> names a cohort.</param>
    /// <param name="plan">The plan of the cohort that was opened or moved to another.</param>
    public static CohortFact Of(PositionedFact told, Func<string, Insight.Cohorts.CohortPlan> plan) => told.Fact switch
    {
        CohortOpened it => new CohortKnown(told.Position, told.At, it.Name, it.LocationId, plan(it.CohortId)),
        CohortReplanned it => new PlanMoved(told.Position, told.At, plan(it.CohortId)),
        StudentEnrolled it => new StudentNamed(told.Position, told.At, it.StudentId),
        StudentLeft it => new StudentDeparted(told.Position, told.At, it.StudentId),
        HoursProgressed it => new HoursMoved(
            told.Position, told.At, it.StudentId, [.. it.Quarters.Select(quarter => quarter.CreditedMinutes)]),
        _ => throw new ArgumentOutOfRangeException(nameof(told)),
    };
}
