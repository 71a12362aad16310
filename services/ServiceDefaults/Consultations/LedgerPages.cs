using System.Runtime.CompilerServices;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The ledgers as they lie in a service's journal, one after the other as they were written.</summary>
internal static class LedgerPages
{
    private const int Positions = 1000;
    private static readonly string[] s_kinds = [DossierGrain.Kind];

    /// <summary>All that is kept after a position, up to the journal's end; a page may have no line in it.</summary>
    public static async IAsyncEnumerable<JournalPage> ReadLedgersAsync(
        this IJournal journal, long position, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        JournalPage page;
        do
        {
            page = await journal.ReadKindsAsync(s_kinds, position, Positions, cancellation);
            yield return page;
            position = page.Through;
        }
        while (page.More);
    }

    /// <summary>Whose ledger an entry is in.</summary>
    public static string DossierIdOf(KeptEvents entry) => entry.Stream[(DossierGrain.Kind.Length + 1)..];
}
