using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Portfolio.Drafts;
using VikLearning.Portfolio.Sharing;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Wire to grain and back, for reflections.</summary>
internal sealed class ReflectionGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    ShelfReader<ReflectionTemplates> templates,
    IServiceProvider services) : ReflectionService.ReflectionServiceBase
{
    private const int MostOnAPage = 100;
    private const int UsuallyOnAPage = 20;

    public override async Task<WriteReflectionResponse> WriteReflection(
        WriteReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var activityId = fields.Id("activityId", request.ActivityId, required: false);
        var words = ReflectionWordsReader.Read(fields, request.Title, request.Text, request.Fields);
        var template = TemplateOf(fields, request);
        var draftId = DraftOf(fields, request.DraftId);
        var envelope = envelopes.For(context, request, fields);
        var kept = (await grains.StudentOf(context).WriteReflection(
            envelope, activityId.Length > 0 ? activityId : null, words, template)).OrThrow();
        await ForgetDraftAsync(context, draftId);
        return new WriteReflectionResponse { ReflectionId = kept.ReflectionId.ToString("N"), Version = kept.Version };
    }

    public override async Task<ReviseReflectionResponse> ReviseReflection(
        ReviseReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var words = ReflectionWordsReader.Read(fields, request.Title, request.Text, request.Fields);
        var draftId = DraftOf(fields, request.DraftId);
        var envelope = envelopes.For(context, request, fields);
        var kept = (await grains.StudentOf(context).ReviseReflection(
            envelope, reflectionId, request.SeenVersion, words)).OrThrow();
        await ForgetDraftAsync(context, draftId);
        return new ReviseReflectionResponse { ReflectionId = kept.ReflectionId.ToString("N"), Version = kept.Version };
    }

    public override async Task<ListReflectionsResponse> ListReflections(
        ListReflectionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize, MostOnAPage, UsuallyOnAPage);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var page = await grains.StudentOf(context).ListReflections(before, size)
            ?? throw new RefusedException([Refusal.NotFound()]);
        var titles = await services.TextsOfAsync(context, page.Reflections.Select(line => (Guid?)line.TitleId));
        return new ListReflectionsResponse
        {
            Reflections =
            {
                page.Reflections.Zip(page.Sharings, (line, sharing) => new ReflectionHeader
                {
                    ReflectionId = line.ReflectionId.ToString("N"),
                    ActivityId = line.ActivityId ?? "",
                    Title = titles[line.TitleId],
                    Version = line.NewestVersion,
                    ChangedAt = line.At.ToTimestamp(),
                    TemplateId = line.Template.TemplateId,
                    SharedWith = { sharing.Shares.Select(share => Sharings.Of(share.Audience)) },
                    NewComments = sharing.Thread.New,
                }),
            },
            NextPageToken = PageTokens.Of(page.Next),
        };
    }

    public override async Task<GetReflectionResponse> GetReflection(
        GetReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        fields.ThrowIfAny();
        var line = await grains.StudentOf(context).GetReflection(reflectionId, request.Version)
            ?? throw new RefusedException([Refusal.NotFound("reflectionId")]);
        var words = await services.TextsOfAsync(context, line.TextIds);
        var library = await templates.ReadAsync();
        return new GetReflectionResponse
        {
            ReflectionId = line.ReflectionId.ToString("N"),
            ActivityId = line.ActivityId ?? "",
            Title = words[line.TitleId],
            Text = words[line.TextId],
            Version = line.Version,
            NewestVersion = line.NewestVersion,
            WrittenAt = line.At.ToTimestamp(),
            TemplateId = line.Template.TemplateId,
            TemplateVersion = line.Template.Version,
            Fields = { line.FieldsIn(words, library) },
        };
    }

    private static Guid? DraftOf(RequestFields fields, string draftId) =>
        draftId.Length == 0 ? null : fields.Key("draftId", draftId);

    // What it was made of is kept now. Should this fail, a retry gets the same answer and comes here again.
    private async Task ForgetDraftAsync(ServerCallContext context, Guid? draftId)
    {
        if (draftId is { } known)
        {
            await grains.GetKnownGrain<IDraftsGrain>(context.Caller().Subject).Delete(known);
        }
    }

    // One that is not there is for the rules to refuse.
    private static TemplateUse? TemplateOf(RequestFields fields, WriteReflectionRequest request)
    {
        var id = fields.Id("templateId", request.TemplateId, required: false);
        return id.Length == 0 ? null : new TemplateUse(id, request.TemplateVersion);
    }
}
