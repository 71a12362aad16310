using System.Text.Json;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Reads every ledger of a service and names each line that was altered, taken out or cut off. Lines younger than the
/// last anchor, a minute at most, can be cut off unseen; anchors too, unless a hash that was kept elsewhere is given.
/// </summary>
public sealed class LedgerVerification(IJournal journal, string service)
{
    private static readonly Dictionary<long, string> s_nothing = [];

    private readonly Dictionary<string, ChainCheck> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<long, string>> _anchored = new(StringComparer.Ordinal);
    private long _lines;

    /// <summary>Verifies all of it.</summary>
    /// <param name="anchor">The hash of an anchor that was kept elsewhere; null without one.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<LedgerReport> RunAsync(string? anchor, CancellationToken cancellation = default)
    {
        var (anchors, met) = await ReadAnchorsAsync(anchor, cancellation);
        await ReadLinesAsync(cancellation);
        foreach (var dossierId in _anchored.Keys.Except(_chains.Keys).ToArray())
        {
            _chains[dossierId] = new ChainCheck(dossierId, _anchored[dossierId]);
        }

        var findings = anchors.Close().ToList();
        findings.AddRange(_chains.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Close()));
        return new LedgerReport(_chains.Count, _lines, anchors.Last, anchors.Head, met, findings);
    }

    private async Task<(ChainCheck Anchors, bool IsMet)> ReadAnchorsAsync(
        string? wanted, CancellationToken cancellation)
    {
        var check = new ChainCheck(LedgerFinding.Anchors, s_nothing);
        var isMet = wanted is null;
        var stream = $"{LedgerKeeperGrain.Kind}/{service}";
        await foreach (var entry in journal.ReadStreamAsync(stream, 0, cancellation))
        {
            foreach (var made in Read(LedgerKeeperGrain.Catalog, entry).OfType<AnchorMade>())
            {
                var isWhole = LineHash.Of(service, made.Anchor, made.Before) == made.Hash;
                check.Take(made.Anchor.Number, isWhole, made.Before, made.Hash);
                isMet |= made.Hash == wanted;
                Keep(made.Anchor);
            }
        }

        return (check, isMet);
    }

    private void Keep(Anchor anchor)
    {
        foreach (var head in anchor.Heads)
        {
            if (!_anchored.TryGetValue(head.DossierId, out var kept))
            {
                _anchored[head.DossierId] = kept = [];
            }

            kept[head.Lines] = head.Hash;
        }
    }

    private async Task ReadLinesAsync(CancellationToken cancellation)
    {
        await foreach (var page in journal.ReadLedgersAsync(0, cancellation))
        {
            foreach (var entry in page.Entries)
            {
                Take(LedgerPages.DossierIdOf(entry), entry);
            }
        }
    }

    private void Take(string dossierId, KeptEvents entry)
    {
        _lines++;
        if (!_chains.TryGetValue(dossierId, out var chain))
        {
            _chains[dossierId] = chain = new ChainCheck(dossierId, _anchored.GetValueOrDefault(dossierId, s_nothing));
        }

        if (Read(DossierGrain.Catalog, entry) is not [LineWritten written])
        {
            chain.Take(entry.Sequence, false, chain.Head, "");
            return;
        }

        var line = written.Line;
        var isWhole = line.Number == entry.Sequence && line.Actor == entry.Actor && line.Purpose == entry.Purpose
            && line.OnBehalfOf == entry.OnBehalfOf && LineHash.Of(dossierId, line, written.Before) == written.Hash;
        chain.Take(entry.Sequence, isWhole, written.Before, written.Hash);
    }

    // What can no longer be read was altered: that is a finding, no failure.
    private static IReadOnlyList<object> Read(EventCatalog catalog, KeptEvents entry)
    {
        try
        {
            return catalog.Read(entry.Events);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
