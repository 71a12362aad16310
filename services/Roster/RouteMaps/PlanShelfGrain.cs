using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <inheritdoc cref="IPlanShelfGrain" />
[GrainType("roster.plan-shelf")]
internal sealed class PlanShelfGrain(IServiceProvider services)
    : DocumentShelfGrain(RosterModule.Service, services), IPlanShelfGrain;
