using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Wire to shelf and back, for templates.</summary>
internal sealed class TemplateDocumentGrpcService(
    IGrainFactory grains,
    ShelfReader<ReflectionTemplates> templates,
    RefusalTexts texts,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes)
    : TemplateDocumentService.TemplateDocumentServiceBase
{
    private const string Purpose = "administration";

    public override async Task<ListTemplateDocumentsResponse> ListTemplateDocuments(
        ListTemplateDocumentsRequest request, ServerCallContext context) =>
        new() { Documents = { (await templates.ReadAsync()).Documents.Select(it => LineOf(it.Kept, it.Read)) } };

    public override async Task<GetTemplateDocumentResponse> GetTemplateDocument(
        GetTemplateDocumentRequest request, ServerCallContext context)
    {
        var found = (await templates.ReadAsync()).Documents
            .Find(it => it.Kept.Id == request.TemplateId && it.Kept.Version == request.Version);
        return found.Kept is null
            ? throw new RefusedException([Refusal.NotFound("templateId")])
            : new GetTemplateDocumentResponse
            {
                Document = LineOf(found.Kept, found.Read),
                Text = found.Kept.Body,
                Template = TemplateGrpcService.Of(found.Read),
            };
    }

    public override Task<CheckTemplateDocumentResponse> CheckTemplateDocument(
        CheckTemplateDocumentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var text = TextOf(fields, request.Document);
        fields.ThrowIfAny();
        var faults = new DocumentFaults();
        var read = TemplateDocument.Read(text, faults);
        return Task.FromResult(new CheckTemplateDocumentResponse
        {
            FaultCount = faults.Count,
            Faults = { faults.InWords(texts) },
            Template = faults.Count == 0 ? TemplateGrpcService.Of(read!) : null,
        });
    }

    public override async Task<AddTemplateDocumentResponse> AddTemplateDocument(
        AddTemplateDocumentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var text = TextOf(fields, request.Document);
        var envelope = envelopes.For(context, request, fields, Purpose);
        fields.ThrowIfAny();
        var faults = new DocumentFaults();
        var read = TemplateDocument.Read(text, faults);
        faults.RefuseIfAny();
        var newest = templates.Suite.Find(read!.TemplateId, version: 0)?.Version ?? 0;
        var added = (await grains.GetGrain<ITemplateShelfGrain>(IDocumentShelfGrain.Key)
            .Add(envelope, TemplateDocument.Kind, read.TemplateId, read.Version, text, newest)).OrThrow();
        return new AddTemplateDocumentResponse { TemplateId = added.Id, Version = added.Version };
    }

    private static string TextOf(RequestFields fields, string document) =>
        fields.Text("document", document, DocumentText.MostCharacters, required: true);

    private static Protos.Portfolio.V1.TemplateDocument LineOf(ShelvedDocument kept, ReflectionTemplate read) => new()
    {
        TemplateId = kept.Id,
        Version = kept.Version,
        AddedAt = kept.At == default ? null : kept.At.ToTimestamp(),
        Name = TemplateGrpcService.Of(read).Name,
    };
}
