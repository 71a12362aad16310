using VikLearning.Portal.Gateway;
using VikLearning.ServiceDefaults.Consultations;
using ExamsData = VikLearning.Protos.Exams.V1.DataSubjectService.DataSubjectServiceClient;
using InsightData = VikLearning.Protos.Insight.V1.DataSubjectService.DataSubjectServiceClient;
using PortfolioData = VikLearning.Protos.Portfolio.V1.DataSubjectService.DataSubjectServiceClient;
using RosterData = VikLearning.Protos.Roster.V1.DataSubjectService.DataSubjectServiceClient;

namespace VikLearning.Portal.DataSubjects;

/// <summary>Gathers everything that is kept of a person, from each service's own method.</summary>
internal sealed class ExportReader(
    GatewayCall call, RosterData roster, PortfolioData portfolio, ExamsData exams, InsightData insight)
{
    private const string Roster = "roster";
    private const string Portfolio = "portfolio";
    private const string Exams = "exams";
    private const string Insight = "insight";

    /// <summary>Everything about the caller.</summary>
    public async Task<IReadOnlyList<ExportSource>> MineAsync(CancellationToken end)
    {
        var options = await call.WatchAsync(end);
        return
        [
            await ExportSource.OpenAsync(
                Roster, roster.ExportMyData(new(), options).ResponseStream, it => it.Record, end),
            await ExportSource.OpenAsync(
                Portfolio, portfolio.ExportMyData(new(), options).ResponseStream, it => it.Record, end),
            await ExportSource.OpenAsync(
                Exams, exams.ExportMyData(new(), options).ResponseStream, it => it.Record, end),
            await ExportSource.OpenAsync(
                Insight, insight.ExportMyData(new(), options).ResponseStream, it => it.Record, end),
        ];
    }

    /// <summary>
    /// Everything about a person, for the answer to their request: each service writes it in its ledger.
    /// </summary>
    public async Task<IReadOnlyList<ExportSource>> OfAsync(string personId, CancellationToken end)
    {
        var options = await call.WatchAsync(end, Purposes.DataSubjectRequest);
        return
        [
            await ExportSource.OpenAsync(
                Roster, roster.ExportData(new() { PersonId = personId }, options).ResponseStream,
                it => it.Record, end),
            await ExportSource.OpenAsync(
                Portfolio, portfolio.ExportData(new() { PersonId = personId }, options).ResponseStream,
                it => it.Record, end),
            await ExportSource.OpenAsync(
                Exams, exams.ExportData(new() { PersonId = personId }, options).ResponseStream,
                it => it.Record, end),
            await ExportSource.OpenAsync(
                Insight, insight.ExportData(new() { PersonId = personId }, options).ResponseStream,
                it => it.Record, end),
        ];
    }
}
