using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Documents;

/// <summary>
/// Route maps and calendars, which Roster keeps, and templates, which Portfolio keeps: listed, checked, added, and what
/// cohorts are moved to.
/// </summary>
internal sealed class DocumentDesk(
    GatewayCall call, FormSender sender, PlanDocumentService.PlanDocumentServiceClient plans,
    TemplateDocumentService.TemplateDocumentServiceClient templates, CohortService.CohortServiceClient cohorts)
{
    private static readonly string[] Fields = ["kind", "document"];
    private static readonly string[] PlanFields = ["routeMapId", "calendarId"];

    /// <summary>All documents, of each kind in the order in which they came.</summary>
    public async Task<IReadOnlyList<DocumentLine>> ListAsync() =>
    [
        .. await ListPlansAsync(),
        .. (await templates.ListTemplateDocumentsAsync(new(), await call.ReadAsync())).Documents.Select(LineOf),
    ];

    /// <summary>Route maps and calendars only.</summary>
    public async Task<IReadOnlyList<DocumentLine>> ListPlansAsync() =>
        [.. (await plans.ListPlanDocumentsAsync(new(), await call.ReadAsync())).Documents.Select(LineOf)];

    public async Task<DocumentFound> FindAsync(DocumentKind kind, string id, int version)
    {
        if (kind == DocumentKind.Template)
        {
            var template = await templates.GetTemplateDocumentAsync(
                new() { TemplateId = id, Version = version }, await call.ReadAsync());
            return new(LineOf(template.Document), template.Text, new(null, null, template.Template));
        }

        var plan = await plans.GetPlanDocumentAsync(
            new() { Kind = OnTheWire(kind), DocumentId = id, Version = version }, await call.ReadAsync());
        return new(LineOf(plan.Document), plan.Text, new(plan.RouteMap, plan.Calendar, null));
    }

    /// <summary>How a document is understood; null when <paramref name="problems"/> says why not.</summary>
    public async Task<DocumentVerdict?> CheckAsync(DocumentInput input, FormProblems problems)
    {
        DocumentVerdict? verdict = null;
        await sender.SendAsync(input, problems, Fields, async options =>
        {
            var (kind, document) = Read(input);
            if (kind == DocumentKind.Template)
            {
                var template = await templates.CheckTemplateDocumentAsync(new() { Document = document }, options);
                verdict = new(template.FaultCount, template.Faults, new(null, null, template.Template));
            }
            else
            {
                var plan = await plans.CheckPlanDocumentAsync(
                    new() { Kind = OnTheWire(kind), Document = document }, options);
                verdict = new(plan.FaultCount, plan.Faults, new(plan.RouteMap, plan.Calendar, null));
            }

            return "";
        });
        return verdict;
    }

    /// <summary>Adds a document; its address, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> AddAsync(DocumentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options =>
        {
            var (kind, document) = Read(input);
            if (kind == DocumentKind.Template)
            {
                var template = await templates.AddTemplateDocumentAsync(new() { Document = document }, options);
                return DocumentWords.AddressOf(kind, template.TemplateId, template.Version);
            }

            var plan = await plans.AddPlanDocumentAsync(
                new() { Kind = OnTheWire(kind), Document = document }, options);
            return DocumentWords.AddressOf(kind, plan.DocumentId, plan.Version);
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

    private static (DocumentKind Kind, string Document) Read(DocumentInput input) =>
        (DocumentWords.KindOf(input.Kind), input.Document ?? "");

    // One that is none of them is for Roster to refuse.
    private static PlanDocumentKind OnTheWire(DocumentKind kind) => kind switch
    {
        DocumentKind.RouteMap => PlanDocumentKind.RouteMap,
        DocumentKind.Calendar => PlanDocumentKind.Calendar,
        _ => PlanDocumentKind.Unspecified,
    };

    private static DocumentLine LineOf(PlanDocument plan) => new(
        plan.Kind == PlanDocumentKind.RouteMap ? DocumentKind.RouteMap : DocumentKind.Calendar,
        plan.DocumentId, plan.Version, plan.AddedAt?.ToDateTimeOffset(), plan.Name);

    private static DocumentLine LineOf(TemplateDocument template) => new(
        DocumentKind.Template, template.TemplateId, template.Version, template.AddedAt?.ToDateTimeOffset(),
        template.Name);
}
