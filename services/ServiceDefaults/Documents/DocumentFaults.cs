using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>All that is wrong with a document. A great many are counted and no longer kept.</summary>
public sealed class DocumentFaults
{
    /// <summary>The most that are kept.</summary>
    public const int MostKept = 200;

    private readonly List<DocumentFault> _kept = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first that were found, in the order of their lines.</summary>
    public IReadOnlyList<DocumentFault> Kept => [.. _kept.OrderBy(fault => fault.Line)];

    /// <summary>Keeps one.</summary>
    public void Add(int line, string code, string? field, params ReadOnlySpan<string> arguments)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(new DocumentFault(line, Refusal.Rule(code, field, arguments)));
        }
    }

    /// <summary>For a document that comes with the suite, where a fault is the suite's own.</summary>
    /// <exception cref="InvalidDataException">There are faults; the message names the first.</exception>
    public void ThrowIfAny(string document)
    {
        if (Kept is [var first, ..])
        {
            throw new InvalidDataException(
                $"{document}, line {first.Line}: {first.What.Code} {first.What.Field} "
                + string.Join(' ', first.What.Arguments));
        }
    }
}
