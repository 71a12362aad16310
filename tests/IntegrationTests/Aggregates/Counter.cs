using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.IntegrationTests.Aggregates;

/// <summary>The smallest aggregate there is: it counts up to a limit.</summary>
public sealed record Counter(int Value)
{
    internal const int Limit = 1000;

    internal static AggregateDefinition<Counter> Definition { get; } = new(
        "test", "counter", new Counter(0), Evolve, new EventCatalog().Add<Added>("added"), SnapshotVersion: 1);

    internal static Decision Decide(Counter counter, int amount) => counter.Value + amount > Limit
        ? Decision.Refuse(Refusal.Rule("too-much", "amount"))
        : Decision.Accept(new Total(counter.Value + amount), new Added(amount));

    private static Counter Evolve(Counter counter, object happened) =>
        happened is Added added ? new Counter(counter.Value + added.Amount) : counter;

    internal sealed record Added(int Amount);
}

[GenerateSerializer]
[Alias("test.total")]
public sealed record Total([property: Id(0)] int Value);

[Alias("test.counter")]
internal interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<Reply<Total>> Add(CommandEnvelope envelope, int amount);

    [Alias("Get")]
    Task<int> Get();

    /// <summary>Deactivates; the next call is served by a new activation, after the snapshot was written.</summary>
    [Alias("Leave")]
    Task Leave();
}

internal sealed class CounterGrain(IServiceProvider services)
    : AggregateGrain<Counter>(Counter.Definition, services), ICounterGrain
{
    public Task<Reply<Total>> Add(CommandEnvelope envelope, int amount) =>
        HandleAsync<Total>(envelope, counter => Counter.Decide(counter, amount));

    public async Task<int> Get() => (await StateAsync()).Value;

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
