namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// A shortcut for loading an aggregate. Disposable: the journal is the truth, and a snapshot that does not fit it is
/// ignored.
/// </summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
public sealed class Snapshot<TState>
    where TState : class
{
    /// <summary>
    /// The stream it is of. Orleans' storage reads keys of hexadecimal digits as numbers, so two of them, "1" and "01",
    /// can share a row: a snapshot of another stream is ignored.
    /// </summary>
    public string Stream { get; set; } = "";

    /// <summary>The last entry of the stream that is in it; 0 when there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>
    /// The epoch of the journal it was made from: a restored journal has another one, and its entries may differ.
    /// </summary>
    public Guid Epoch { get; set; }

    /// <summary><see cref="AggregateDefinition{TState}.SnapshotVersion"/> of the build that wrote it.</summary>
    public int Version { get; set; }

    /// <summary>The state; null when there is none.</summary>
    public TState? State { get; set; }
}
