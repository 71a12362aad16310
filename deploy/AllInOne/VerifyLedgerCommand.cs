using Microsoft.Extensions.Logging.Abstractions;
using VikLearning.Exams;
using VikLearning.Insight;
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
    private static readonly string[] s_services =
        [RosterModule.Service, PortfolioModule.Service, ExamsModule.Service, InsightModule.Service];

    /// <summary>0 when all is as it was written, 3 when it is not, 1 when there is nothing to read.</summary>
    public static async Task<int> RunAsync(AllInOneOptions options)
    {
        var storage = new StorageOptions
        {
            Kind = options.Postgres is null ? StorageKind.Sqlite : StorageKind.Postgres,
            Postgres = options.Postgres ?? "",
            Directory = options.DataFolder,
        };

        // A folder that only an earlier build used lacks the journals that came later.
        var services = options.Postgres is null
            ? Array.FindAll(s_services, service => File.Exists(PathOf(options, service)))
            : s_services;
        if (services.Length == 0)
        {
            await Console.Error.WriteLineAsync($"No suite ever ran on {Path.GetFullPath(options.DataFolder)}.");
            return 1;
        }

        var reports = new List<LedgerReport>();
        foreach (var service in services)
        {
            await using var journal = JournalStore.Of(
                storage, service, new JournalOptions(), TimeProvider.System, NullLogger<JournalStore>.Instance);
            reports.Add(await new LedgerVerification(journal, service).RunAsync(options.Anchor));
            Print(service, reports[^1]);
        }

        // One of the services made the anchor that was kept; which one, a hash does not say.
        var isMet = reports.Any(report => report.MetAnchor);
        if (!isMet)
        {
            Console.WriteLine($"No service has the anchor {options.Anchor}: its chain was cut off.");
        }

        return isMet && reports.All(report => report.Findings.Count == 0) ? 0 : 3;
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

    private static string PathOf(AllInOneOptions options, string service) =>
        Path.Combine(options.DataFolder, $"{service}-journal.db");
}
