using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>All that is wrong with an archive. A great many are counted and no longer kept.</summary>
internal sealed class ImportFaults
{
    /// <summary>The most that are kept.</summary>
    public const int MostKept = 1000;

    private readonly List<ImportFault> _kept = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, in the order of files and lines.</summary>
    public IReadOnlyList<ImportFault> Kept =>
    [
        .. _kept.OrderBy(fault => Array.IndexOf(OneRosterFiles.Order, fault.File)).ThenBy(fault => fault.Line),
    ];

    public void Add(ImportFault fault)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(fault);
        }
    }

    public void Add(CsvRow row, Refusal what) => Add(new ImportFault(row.File, row.Line, what));

    public void AddToFile(string file, Refusal what) => Add(new ImportFault(file, 0, what));
}
