using System.Globalization;
using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Access.V1;
using PortfolioLedger = VikLearning.Protos.Portfolio.V1.LedgerService.LedgerServiceClient;
using RosterLedger = VikLearning.Protos.Roster.V1.LedgerService.LedgerServiceClient;

namespace VikLearning.Portal.Consultations;

/// <summary>Gathers signals of unusual reading from each service, and sends what was found about one.</summary>
internal sealed class SignalReader(
    PortfolioLedger portfolio, RosterLedger roster, GatewayCall call, FormSender sender)
{
    private const int Size = 25;
    private const string Portfolio = "portfolio";
    private const string Roster = "roster";
    private static readonly string[] s_fields = ["note"];

    /// <summary>A page of signals.</summary>
    /// <param name="token"><see cref="GatheredPage{TLine}.Next"/> of the page before; null for the newest.</param>
    public async Task<GatheredPage<SignalLine>> ReadAsync(string? token)
    {
        var options = await call.ReadAsync();
        var asked = new Dictionary<string, Task<(IReadOnlyList<SignalLine>, bool)>>
        {
            [Portfolio] = PageAsync(Portfolio, Size, GatheredPage<SignalLine>.PlaceOf(Portfolio, token), options),
            [Roster] = PageAsync(Roster, Size, GatheredPage<SignalLine>.PlaceOf(Roster, token), options),
        };
        var pages = new Dictionary<string, (IReadOnlyList<SignalLine>, bool)>();
        foreach (var (service, page) in asked)
        {
            pages[service] = await page;
        }

        return GatheredPage<SignalLine>.Of(pages);
    }

    /// <summary>One signal.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    public async Task<SignalLine> FindAsync(string service, long number)
    {
        var (lines, _) = service is Portfolio or Roster && number is > 0 and < int.MaxValue
            ? await PageAsync(
                service, 1, (number + 1).ToString(CultureInfo.InvariantCulture), await call.ReadAsync())
            : ([], false);
        return lines.FirstOrDefault(line => line.Number == number)
            ?? throw new RpcException(new Status(StatusCode.NotFound, ""));
    }

    /// <summary>
    /// Says that it was looked into; a text, or null when <paramref name="problems"/> says why not.
    /// </summary>
    public Task<string?> MarkAsync(string service, long number, SignalInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, s_fields, async options => (service == Portfolio
            ? (await portfolio.MarkSignalSeenAsync(new() { Number = number, Note = input.Note ?? "" }, options)).SeenAt
            : (await roster.MarkSignalSeenAsync(new() { Number = number, Note = input.Note ?? "" }, options)).SeenAt)
            .ToString());

    private async Task<(IReadOnlyList<SignalLine> Lines, bool HasMore)> PageAsync(
        string service, int size, string place, CallOptions options)
    {
        var (signals, next) = service == Portfolio
            ? Parts(await portfolio.ListSignalsAsync(new() { PageSize = size, PageToken = place }, options))
            : Parts(await roster.ListSignalsAsync(new() { PageSize = size, PageToken = place }, options));
        return ([.. signals.Select(signal => new SignalLine(service, signal))], next.Length > 0);
    }

    private static (IEnumerable<ReadingSignal>, string) Parts(VikLearning.Protos.Portfolio.V1.ListSignalsResponse it) =>
        (it.Signals, it.NextPageToken);

    private static (IEnumerable<ReadingSignal>, string) Parts(VikLearning.Protos.Roster.V1.ListSignalsResponse it) =>
        (it.Signals, it.NextPageToken);
}
