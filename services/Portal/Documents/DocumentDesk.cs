using VikLearning.Portal.Gateway;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Documents;

/// <summary>Route maps and calendars: listed, checked, added, and what cohorts are moved to.</summary>
internal sealed class DocumentDesk(
    GatewayCall call, FormSender sender, PlanDocumentService.PlanDocumentServiceClient documents,
    CohortService.CohortServiceClient cohorts)
{
    private static readonly string[] Fields = ["kind", "document"];
    private static readonly string[] PlanFields = ["routeMapId", "calendarId"];

    public async Task<IReadOnlyList<PlanDocument>> ListAsync() =>
        (await documents.ListPlanDocumentsAsync(new(), await call.ReadAsync())).Documents;

    public async Task<GetPlanDocumentResponse> FindAsync(PlanDocumentKind kind, string id, int version) =>
        await documents.GetPlanDocumentAsync(
            new() { Kind = kind, DocumentId = id, Version = version }, await call.ReadAsync());

    /// <summary>How a document is understood; null when <paramref name="problems"/> says why not.</summary>
    public async Task<CheckPlanDocumentResponse?> CheckAsync(DocumentInput input, FormProblems problems)
    {
        CheckPlanDocumentResponse? answer = null;
        await sender.SendAsync(input, problems, Fields, async options =>
        {
            answer = await documents.CheckPlanDocumentAsync(
                new() { Kind = DocumentWords.KindOf(input.Kind), Document = input.Document ?? "" }, options);
            return "";
        });
        return answer;
    }

    /// <summary>Adds a document; its address, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> AddAsync(DocumentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options =>
        {
            var kind = DocumentWords.KindOf(input.Kind);
            var added = await documents.AddPlanDocumentAsync(
                new() { Kind = kind, Document = input.Document ?? "" }, options);
            return DocumentWords.AddressOf(
                new() { Kind = kind, DocumentId = added.DocumentId, Version = added.Version });
        });

    /// <summary>Moves a cohort to another plan; null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> ReplanAsync(string cohortId, PlanInput input, FormProblems problems)
    {
        var (routeMap, calendar) = (PlanInput.Split(input.RouteMap), PlanInput.Split(input.Calendar));
        return sender.SendAsync(input, problems, PlanFields, async options => $"{(await cohorts.ReplanCohortAsync(
            new()
            {
                CohortId = cohortId,
                SeenPlanVersion = input.SeenPlanVersion,
                RouteMapId = routeMap.Id,
                RouteMapVersion = routeMap.Version,
                CalendarId = calendar.Id,
                CalendarVersion = calendar.Version,
            },
            options)).PlanVersion}");
    }
}
