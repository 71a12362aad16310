namespace VikLearning.Portfolio.RouteMaps;

/// <summary>A quarter of a plan.</summary>
/// <param name="Quarter">Its id: <c>Q1</c>.</param>
/// <param name="StartDay">Its first day, counted from the cohort's start.</param>
/// <param name="EndDay">Its last day, included.</param>
public sealed record PlanQuarter(string Quarter, int StartDay, int EndDay);
