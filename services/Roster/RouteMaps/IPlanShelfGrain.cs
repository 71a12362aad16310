using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <summary>The route maps and calendars that the academy added.</summary>
[Alias("roster.plan-shelf")]
internal interface IPlanShelfGrain : IDocumentShelfGrain;
