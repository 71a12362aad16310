using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Portfolio.Reflections;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Drafts;

/// <summary>
/// Wire to grain and back, for drafts. They need no idempotency key: a retry finds its own words, and is answered.
/// </summary>
internal sealed class DraftGrpcService(IGrainFactory grains) : DraftService.DraftServiceBase
{
    public override async Task<SaveDraftResponse> SaveDraft(SaveDraftRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var draftId = fields.Key("draftId", request.DraftId);
        var template = fields.Id("templateId", request.TemplateId, required: false);
        var about = new DraftAbout(
            template.Length == 0 ? TemplateUse.Free : new TemplateUse(template, request.TemplateVersion),
            fields.Id("activityId", request.ActivityId, required: false),
            request.ReflectionId.Length == 0 ? null : fields.Key("reflectionId", request.ReflectionId),
            request.ReflectionVersion);
        var words = ReflectionWordsReader.ReadDraft(fields, request.Title, request.Text, request.Fields);
        fields.Check(draftId != Guid.Empty, Refusal.Malformed("id-invalid", "draftId"));
        fields.ThrowIfAny();
        var saved = (await DraftsOf(context).Save(draftId, request.SeenVersion, about, words)).OrThrow();
        return new SaveDraftResponse
        {
            DraftId = request.DraftId,
            Version = saved.Version,
            SavedAt = saved.At.ToTimestamp(),
        };
    }

    public override async Task<ListDraftsResponse> ListDrafts(ListDraftsRequest request, ServerCallContext context) =>
        new() { Drafts = { (await DraftsOf(context).List()).Select(Of) } };

    public override async Task<GetDraftResponse> GetDraft(GetDraftRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var draftId = fields.Key("draftId", request.DraftId);
        fields.ThrowIfAny();
        var draft = await DraftsOf(context).Get(draftId)
            ?? throw new RefusedException([Refusal.NotFound("draftId")]);
        return new GetDraftResponse { Draft = Of(draft) };
    }

    public override async Task<DeleteDraftResponse> DeleteDraft(DeleteDraftRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var draftId = fields.Key("draftId", request.DraftId);
        fields.ThrowIfAny();
        await DraftsOf(context).Delete(draftId);
        return new DeleteDraftResponse();
    }

    private IDraftsGrain DraftsOf(ServerCallContext context) =>
        grains.GetKnownGrain<IDraftsGrain>(context.Caller().Subject);

    private static Draft Of(DraftView draft) => new()
    {
        DraftId = draft.DraftId.ToString("N"),
        Version = draft.Saved.Version,
        SavedAt = draft.Saved.At.ToTimestamp(),
        Title = draft.Words.Title,
        Text = draft.Words.Text,
        Fields = { draft.Words.Fields.Select(field => new ReflectionField { Name = field.Name, Text = field.Text }) },
        TemplateId = draft.About.Template.TemplateId,
        TemplateVersion = draft.About.Template.Version,
        ActivityId = draft.About.ActivityId,
        ReflectionId = draft.About.ReflectionId?.ToString("N") ?? "",
        ReflectionVersion = draft.About.ReflectionVersion,
    };
}
