using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>An activity of a plan.</summary>
/// <param name="ActivityId">The route map's id: <c>reflection-session-1</c>.</param>
/// <param name="Kind">The route map's kind: <c>theme</c>, <c>practicePeriod</c> and others.</param>
/// <param name="MinutesByQuarter">What it asks in each quarter of the plan, in their order.</param>
public sealed record PlannedActivity(string ActivityId, string Kind, ImmutableArray<int> MinutesByQuarter)
{
    /// <summary>What it asks in all.</summary>
    [JsonIgnore]
    public int RequiredMinutes { get; } = MinutesByQuarter.Sum();
}
