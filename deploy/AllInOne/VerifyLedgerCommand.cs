using Microsoft.Extensions.Logging.Abstractions;
using VikLearning.Portfolio;
using VikLearning.Roster;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.AllInOne;

/// <summary>
/// The verb <c>verify-ledger</c>: reads every ledger, while the suite runs or not, and names what is not as it was
/// written. It changes nothing.
/// </summary>
internal static class VerifyLedgerCommand
{
    private static readonly string[] s_services = [RosterModule.Service, PortfolioModule.Service];

    /// <summary>0 when all is as it was written, 3 when it is not, 1 when there is nothing to read.</summary>
    public static async Task<int> RunAsync(AllInOneOptions options)
    {
        var storage = new StorageOptions
        {
            Kind = options.Postgres is null ? StorageKind.Sqlite : StorageKind.Postgres,
            Postgres = options.Postgres ?? "",
            Directory = options.DataFolder,
        };
        if (options.Postgres is null && !s_services.All(service => File.Exists(PathOf(options, service))))
        {
            await Console.Error.WriteLineAsync($"No suite ever ran on {Path.GetFullPath(options.DataFolder)}.");
            return 1;
        }

        var reports = new List<(string Service, LedgerReport Report)>();
        foreach (var service in s_services)
        {
            await using var journal = Open(storage, service);
            reports.Add((service, await new LedgerVerification(journal, service).RunAsync(null)));
            Print(service, reports[^1].Report);
        }

        // One of the services made the anchor that was kept; which one, a hash does not say.
        var isKnown = await IsKnownAsync(storage, options.Anchor);
        return isKnown && reports.All(one => one.Report.Findings.Count == 0) ? 0 : 3;
    }

    private static async Task<bool> IsKnownAsync(StorageOptions storage, string? anchor)
    {
        foreach (var service in anchor is null ? [] : s_services)
        {
            await using var journal = Open(storage, service);
            var report = await new LedgerVerification(journal, service).RunAsync(anchor);
            if (!report.Findings.Any(found => found is { Chain: LedgerFinding.Anchors, Fault: LedgerFault.CutOff }))
            {
                return true;
            }
        }

        if (anchor is not null)
        {
            Console.WriteLine($"No service has the anchor {anchor}: its chain was cut off.");
        }

        return anchor is null;
    }

    private static void Print(string service, LedgerReport report)
    {
        Console.WriteLine(
            $"{service}: {report.Lines} lines in {report.Dossiers} ledgers, {report.AnchorCount} anchors, "
            + $"the last {report.LastAnchor}");
        foreach (var finding in report.Findings)
        {
            Console.WriteLine($"  {finding.Chain} {finding.Number}: {WordOf(finding.Fault)}");
        }
    }

    private static string WordOf(LedgerFault fault) => fault switch
    {
        LedgerFault.Altered => "altered",
        LedgerFault.Missing => "missing",
        _ => "cut off from here",
    };

    private static JournalStore Open(StorageOptions storage, string service)
    {
        var database = new Database(storage, service, "journal");
        IJournalBackend backend = database.Kind == StorageKind.Postgres
            ? new PostgresJournalBackend(database)
            : new SqliteJournalBackend(database);
        return new JournalStore(
            backend, new JournalOptions(), TimeProvider.System, NullLogger<JournalStore>.Instance);
    }

    private static string PathOf(AllInOneOptions options, string service) =>
        Path.Combine(options.DataFolder, $"{service}-journal.db");
}
