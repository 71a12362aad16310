using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>The shell around whose an address is.</summary>
[GrainType("portfolio.calendar-holder")]
internal sealed class CalendarHolderGrain(IServiceProvider services)
    : AggregateGrain<CalendarHolder>(Definition, services), ICalendarHolderGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<CalendarHolder> Definition { get; } = new(
        PortfolioModule.Service, Kind: "calendar-holder", CalendarHolder.None, CalendarHolder.Evolve,
        new EventCatalog().Add<CalendarAddressHeld>("calendar-address-held"), SnapshotVersion: 1);

    public Task<Reply<CalendarHolderAnswer>> Hold(CommandEnvelope envelope, string personId) =>
        HandleAsync<CalendarHolderAnswer>(
            envelope, holder => CalendarHolder.Decide(holder, new HoldCalendarAddress(personId)));

    public async Task<string?> Get() => (await StateAsync()).PersonId;
}
