using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

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

    /// <summary>Those that are kept, as the caller is told them.</summary>
    public IEnumerable<Protos.Roster.V1.DocumentFault> InWords(RefusalTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Kept.Select(fault => new Protos.Roster.V1.DocumentFault
        {
            Line = fault.Line,
            Field = fault.What.Field ?? "",
            Code = fault.What.Code,
            Message = texts.Word(fault.What),
        });
    }

    /// <summary>For a document that is to be added, where its writer is told how many there are.</summary>
    /// <exception cref="RefusedException">There are faults.</exception>
    public void RefuseIfAny()
    {
        if (Count > 0)
        {
            throw new RefusedException([Refusal.Rule("document-has-faults", "document", $"{Count}")]);
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
