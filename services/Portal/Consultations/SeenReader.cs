using VikLearning.Portal.Gateway;
using VikLearning.Protos.Access.V1;
using ExamsLedger = VikLearning.Protos.Exams.V1.LedgerService.LedgerServiceClient;
using InsightLedger = VikLearning.Protos.Insight.V1.LedgerService.LedgerServiceClient;
using PortfolioLedger = VikLearning.Protos.Portfolio.V1.LedgerService.LedgerServiceClient;
using RosterLedger = VikLearning.Protos.Roster.V1.LedgerService.LedgerServiceClient;

namespace VikLearning.Portal.Consultations;

/// <summary>Gathers who looked, from each service's own ledger.</summary>
internal sealed class SeenReader(
    PortfolioLedger portfolio, RosterLedger roster, ExamsLedger exams, InsightLedger insight, GatewayCall call)
{
    private const int Size = 100;
    private const string Portfolio = "portfolio";
    private const string Roster = "roster";
    private const string Exams = "exams";
    private const string Insight = "insight";

    /// <summary>A page of the caller's own ledgers.</summary>
    /// <param name="token"><see cref="GatheredPage{TLine}.Next"/> of the page before; null for the newest.</param>
    public async Task<GatheredPage<SeenLine>> ReadAsync(string? token)
    {
        var options = await call.ReadAsync();
        var mine = portfolio.ListMyConsultationsAsync(
            new() { PageSize = Size, PageToken = GatheredPage<SeenLine>.PlaceOf(Portfolio, token) }, options);
        var names = roster.ListMyConsultationsAsync(
            new() { PageSize = Size, PageToken = GatheredPage<SeenLine>.PlaceOf(Roster, token) }, options);
        var handedIn = exams.ListMyConsultationsAsync(
            new() { PageSize = Size, PageToken = GatheredPage<SeenLine>.PlaceOf(Exams, token) }, options);
        var counted = insight.ListMyConsultationsAsync(
            new() { PageSize = Size, PageToken = GatheredPage<SeenLine>.PlaceOf(Insight, token) }, options);
        var (fromPortfolio, fromRoster, fromExams, fromInsight) =
            (await mine, await names, await handedIn, await counted);
        return GatheredPage<SeenLine>.Of(new Dictionary<string, (IReadOnlyList<SeenLine>, bool)>
        {
            [Portfolio] = (Lines(Portfolio, fromPortfolio.Lines), fromPortfolio.NextPageToken.Length > 0),
            [Roster] = (Lines(Roster, fromRoster.Lines), fromRoster.NextPageToken.Length > 0),
            [Exams] = (Lines(Exams, fromExams.Lines), fromExams.NextPageToken.Length > 0),
            [Insight] = (Lines(Insight, fromInsight.Lines), fromInsight.NextPageToken.Length > 0),
        });
    }

    private static SeenLine[] Lines(string service, IEnumerable<ConsultationLine> lines) =>
        [.. lines.Select(line => new SeenLine(service, line))];
}
