using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Locations;

/// <summary>The shell around a location's rules.</summary>
[GrainType("roster.location")]
internal sealed class LocationGrain(IServiceProvider services)
    : AggregateGrain<Location>(Definition, services), ILocationGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Location> Definition { get; } = new(
        RosterModule.Service,
        Kind: "location",
        Location.None,
        Location.Evolve,
        new EventCatalog()
            .Add<ChiefAppointed>("chief-appointed")
            .Add<ChiefDismissed>("chief-dismissed"),
        SnapshotVersion: 1);

    public Task<Reply<LocationAnswer>> AppointChief(CommandEnvelope envelope, AppointChief command) =>
        HandleAsync<LocationAnswer>(envelope, location => Location.Decide(location, command));

    public Task<Reply<LocationAnswer>> DismissChief(CommandEnvelope envelope, DismissChief command) =>
        HandleAsync<LocationAnswer>(envelope, location => Location.Decide(location, command));
}
