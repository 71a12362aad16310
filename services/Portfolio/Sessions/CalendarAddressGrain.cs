using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>The shell around somebody's calendar address.</summary>
[GrainType("portfolio.calendar-address")]
internal sealed class CalendarAddressGrain(IServiceProvider services)
    : AggregateGrain<CalendarAddress>(Definition, services), ICalendarAddressGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<CalendarAddress> Definition { get; } = new(
        PortfolioModule.Service, Kind: "calendar-address", CalendarAddress.None, CalendarAddress.Evolve,
        new EventCatalog()
            .Add<CalendarAddressMade>("calendar-address-made")
            .Add<CalendarAddressWithdrawn>("calendar-address-withdrawn"),
        SnapshotVersion: 1);

    // Whose it is, is kept first: an address that nobody was told of finds nothing, one that is nobody's never would.
    public async Task<Reply<CalendarAddressAnswer>> Make(CommandEnvelope envelope, string hash)
    {
        var command = new MakeCalendarAddress(hash, Time.GetUtcNow());
        if (envelope.Faults.IsEmpty)
        {
            var person = this.GetPrimaryKeyString();
            (await GrainFactory.GetGrain<ICalendarHolderGrain>(hash).Hold(
                CommandEnvelope.Own("hold", person, "own"), person)).OrThrow();
        }

        return await HandleAsync<CalendarAddressAnswer>(envelope, address => CalendarAddress.Decide(address, command));
    }

    public Task<Reply<CalendarAddressAnswer>> Withdraw(CommandEnvelope envelope)
    {
        var command = new WithdrawCalendarAddress(Time.GetUtcNow());
        return HandleAsync<CalendarAddressAnswer>(envelope, address => CalendarAddress.Decide(address, command));
    }

    public async Task<CalendarAddressAnswer> Get()
    {
        var address = await StateAsync();
        return new CalendarAddressAnswer(address.Hash, address.MadeAt);
    }
}
