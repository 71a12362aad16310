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
        return new ListPlanDocumentsResponse
        {
            Documents = { library.Documents.Select(it => LineOf(it.Kept, it.Read)) },
        };
    }

    public override async Task<GetPlanDocumentResponse> GetPlanDocument(
        GetPlanDocumentRequest request, ServerCallContext context)
    {
        var (kept, read) = (await documents.ReadAsync())
            .Find(KindOf(request.Kind), request.DocumentId, request.Version)
            ?? throw new RefusedException([Refusal.NotFound("documentId")]);
        var answer = new GetPlanDocumentResponse { Document = LineOf(kept, read), Text = kept.Body };
        if (read.RouteMap is not null)
        {
            answer.RouteMap = read.RouteMap;
        }
        else
        {
            answer.Calendar = read.Calendar;
        }

        return answer;
    }

    public override Task<CheckPlanDocumentResponse> CheckPlanDocument(
        CheckPlanDocumentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (kind, text) = Read(fields, request.Kind, request.Document);
        fields.ThrowIfAny();
        var faults = new DocumentFaults();
        var read = PlanDocumentReading.Of(kind, text, faults);
        var answer = new CheckPlanDocumentResponse();
        if (faults.Count == 0 && read.RouteMap is not null)
        {
            answer.RouteMap = read.RouteMap;
        }
        else if (faults.Count == 0)
        {
            answer.Calendar = read.Calendar;
        }

        answer.FaultCount = faults.Count;
        answer.Faults.AddRange(faults.InWords(texts));
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
        var read = PlanDocumentReading.Of(kind, text, faults);
        faults.RefuseIfAny();
        var shelf = grains.GetGrain<IPlanShelfGrain>(IDocumentShelfGrain.Key);
        var newest = documents.Suite.NewestOf(kind, read.Id);
        var added = (await shelf.Add(envelope, kind, read.Id, read.Version, text, newest)).OrThrow();
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

    private static PlanDocument LineOf(ShelvedDocument kept, PlanDocumentReading read) => new()
    {
        Kind = read.RouteMap is null ? PlanDocumentKind.Calendar : PlanDocumentKind.RouteMap,
        DocumentId = kept.Id,
        Version = kept.Version,
        AddedAt = kept.At == default ? null : kept.At.ToTimestamp(),
        Name = read.RouteMap?.Name,
    };
}
