using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Roster.RouteMaps;

/// <summary>Wire to shelf and back, for route maps and calendars.</summary>
internal sealed class PlanDocumentGrpcService(
    IGrainFactory grains,
    ShelfReader<RouteMapLibrary> documents,
    RefusalTexts texts,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes)
    : PlanDocumentService.PlanDocumentServiceBase
{
    private const string Purpose = "administration";

    public override async Task<ListPlanDocumentsResponse> ListPlanDocuments(
        ListPlanDocumentsRequest request, ServerCallContext context)
    {
        var library = await documents.ReadAsync();
        return new ListPlanDocumentsResponse { Documents = { library.Documents.Select(it => LineOf(library, it)) } };
    }

    public override async Task<GetPlanDocumentResponse> GetPlanDocument(
        GetPlanDocumentRequest request, ServerCallContext context)
    {
        var library = await documents.ReadAsync();
        var kind = KindOf(request.Kind);
        var found = library.Documents.Find(
            it => it.Kind == kind && it.Id == request.DocumentId && it.Version == request.Version)
            ?? throw new RefusedException([Refusal.NotFound("documentId")]);
        return kind == RouteMapDocument.Kind
            ? new() { Document = LineOf(library, found), Text = found.Body, RouteMap = RouteMapOf(library, found) }
            : new() { Document = LineOf(library, found), Text = found.Body, Calendar = CalendarOf(library, found) };
    }

    public override Task<CheckPlanDocumentResponse> CheckPlanDocument(
        CheckPlanDocumentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (kind, text) = Read(fields, request.Kind, request.Document);
        fields.ThrowIfAny();
        var faults = new DocumentFaults();
        var answer = new CheckPlanDocumentResponse();
        if (kind == RouteMapDocument.Kind)
        {
            answer.RouteMap = RouteMapDocument.Read(text, faults);
        }
        else
        {
            answer.Calendar = CalendarDocument.Read(text, faults);
        }

        if (faults.Count > 0)
        {
            answer.ClearUnderstood();
        }

        answer.FaultCount = faults.Count;
        answer.Faults.AddRange(faults.Kept.Select(Worded));
        return Task.FromResult(answer);
    }

    public override async Task<AddPlanDocumentResponse> AddPlanDocument(
        AddPlanDocumentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (kind, text) = Read(fields, request.Kind, request.Document);
        var envelope = envelopes.For(context, request, fields, Purpose);
        fields.ThrowIfAny();
        var faults = new DocumentFaults();
        var (id, version) = kind == RouteMapDocument.Kind
            ? RouteMapDocument.Read(text, faults) is { } routeMap ? (routeMap.RouteMapId, routeMap.Version) : default
            : CalendarDocument.Read(text, faults) is { } calendar ? (calendar.CalendarId, calendar.Version) : default;
        if (faults.Count > 0)
        {
            throw new RefusedException([Refusal.Rule("document-has-faults", "document", $"{faults.Count}")]);
        }

        var shelf = grains.GetGrain<IPlanShelfGrain>(IDocumentShelfGrain.Key);
        var newest = documents.Suite.Documents.FindLast(it => it.Kind == kind && it.Id == id)?.Version ?? 0;
        var added = (await shelf.Add(envelope, kind, id, version, text, newest)).OrThrow();
        return new AddPlanDocumentResponse { DocumentId = added.Id, Version = added.Version };
    }

    private static (string Kind, string Text) Read(RequestFields fields, PlanDocumentKind kind, string document)
    {
        fields.Check(
            kind is PlanDocumentKind.RouteMap or PlanDocumentKind.Calendar,
            Refusal.Malformed("document-kind-missing", "kind"));
        return (KindOf(kind), fields.Text("document", document, DocumentText.MostCharacters, required: true));
    }

    private static string KindOf(PlanDocumentKind kind) =>
        kind == PlanDocumentKind.RouteMap ? RouteMapDocument.Kind : CalendarDocument.Kind;

    private static PlanDocument LineOf(RouteMapLibrary library, ShelvedDocument it) => new()
    {
        Kind = it.Kind == RouteMapDocument.Kind ? PlanDocumentKind.RouteMap : PlanDocumentKind.Calendar,
        DocumentId = it.Id,
        Version = it.Version,
        AddedAt = it.At == default ? null : it.At.ToTimestamp(),
        Name = it.Kind == RouteMapDocument.Kind ? RouteMapOf(library, it).Name : null,
    };

    private static RouteMap RouteMapOf(RouteMapLibrary library, ShelvedDocument it) =>
        library.FindRouteMap(it.Id, it.Version)!;

    private static Calendar CalendarOf(RouteMapLibrary library, ShelvedDocument it) =>
        library.FindCalendar(it.Id, it.Version)!;

    private Protos.Roster.V1.DocumentFault Worded(ServiceDefaults.Documents.DocumentFault fault) => new()
    {
        Line = fault.Line,
        Field = fault.What.Field ?? "",
        Code = fault.What.Code,
        Message = texts.Word(fault.What),
    };
}
