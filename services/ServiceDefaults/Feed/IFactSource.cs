using Google.Protobuf;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// A service's public facts by position. FeedGrpcService serves every source registered in the process.
/// </summary>
public interface IFactSource
{
    /// <summary>The service's name: <c>portfolio</c>.</summary>
    string Name { get; }

    /// <summary>The journal the facts come from.</summary>
    IJournal Journal { get; }

    /// <summary>The kinds of streams (what stands before the slash) that facts come from.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>The public facts of an entry, in order, without any text; empty where it has none.</summary>
    IReadOnlyList<IMessage> FactsOf(KeptEvents entry);
}
