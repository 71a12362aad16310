namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>One grain a service; its key is the service's name.</summary>
[Alias("vik.ledger-keeper")]
internal interface ILedgerKeeperGrain : IGrainWithStringKey
{
    /// <summary>Reads the lines that are new, anchors the chains that grew and raises signals.</summary>
    [Alias("Sweep")]
    Task Sweep();

    /// <summary>The last signals, newest first.</summary>
    [Alias("ListSignals")]
    Task<IReadOnlyList<Signal>> ListSignals(int limit);
}
