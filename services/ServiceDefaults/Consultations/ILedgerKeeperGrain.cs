using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>One grain a service; its key is the service's name.</summary>
[Alias("vik.ledger-keeper")]
internal interface ILedgerKeeperGrain : IGrainWithStringKey
{
    /// <summary>Reads the lines that are new, anchors the chains that grew and raises signals.</summary>
    [Alias("Sweep")]
    Task Sweep();

    /// <summary>A page of the last signals, newest first, before a signal's number.</summary>
    [Alias("ListSignals")]
    Task<SignalPage> ListSignals(long? before, int limit);

    /// <summary>Says that an administrator looked into a signal, and keeps their note encrypted.</summary>
    [Alias("MarkSeen")]
    Task<Reply<SignalSeenAnswer>> MarkSeen(CommandEnvelope envelope, long number, string note);

    /// <summary>The last anchors, newest first.</summary>
    [Alias("ListAnchors")]
    Task<IReadOnlyList<AnchorPlace>> ListAnchors(int limit);
}
