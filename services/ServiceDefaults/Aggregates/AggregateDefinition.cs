namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>What the shell needs to know of one kind of aggregate.</summary>
/// <typeparam name="TState">Its immutable state.</typeparam>
/// <param name="Service">The service whose journal keeps it: <c>portfolio</c>.</param>
/// <param name="Kind">The first part of its streams and the name of its snapshots: <c>student</c>.</param>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Evolve">What is true after an event. Never refuses.</param>
/// <param name="Events">The names its events are kept under.</param>
/// <param name="SnapshotVersion">Raise it when the state's shape changes: older snapshots are then ignored.</param>
public sealed record AggregateDefinition<TState>(
    string Service,
    string Kind,
    TState Initial,
    Func<TState, object, TState> Evolve,
    EventCatalog Events,
    int SnapshotVersion)
    where TState : class
{
    /// <summary>An activation that ends leaves a snapshot when so many entries came after the last.</summary>
    public const int EntriesPerSnapshot = 100;

    /// <summary>One that stays writes a snapshot when this many did: so much is read again after a crash.</summary>
    public const int MostEntriesAfterSnapshot = 500;

    /// <summary>What is true after these events, in their order.</summary>
    public TState After(TState state, IEnumerable<object> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var happened in events)
        {
            state = Evolve(state, happened);
        }

        return state;
    }

    /// <summary>The stream of one aggregate.</summary>
    public string StreamOf(string key) => $"{Kind}/{key}";
}
