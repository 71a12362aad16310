using System.Collections.Concurrent;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>The newest facts of each source of this process.</summary>
internal sealed class FactTails : IDisposable
{
    private readonly ConcurrentDictionary<string, FactTail> _tails = new(StringComparer.Ordinal);

    /// <summary>Those of a source.</summary>
    public FactTail Of(IFactSource source) => _tails.GetOrAdd(source.Name, static (_, it) => new FactTail(it), source);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var tail in _tails.Values)
        {
            tail.Dispose();
        }
    }
}
