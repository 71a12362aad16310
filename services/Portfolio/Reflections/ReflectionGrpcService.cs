using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Wire to grain and back, for reflections.</summary>
internal sealed class ReflectionGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    IServiceProvider services) : ReflectionService.ReflectionServiceBase
{
    private const int MostOnAPage = 100;
    private const int UsuallyOnAPage = 20;

    public override async Task<WriteReflectionResponse> WriteReflection(
        WriteReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var activityId = fields.Id("activityId", request.ActivityId, required: false);
        var (title, text) = WordsOf(fields, request.Title, request.Text);
        var envelope = envelopes.For(context, request, fields);
        var kept = (await grains.StudentOf(context).WriteReflection(
            envelope, activityId.Length > 0 ? activityId : null, title, text)).OrThrow();
        return new WriteReflectionResponse { ReflectionId = kept.ReflectionId.ToString("N"), Version = kept.Version };
    }

    public override async Task<ReviseReflectionResponse> ReviseReflection(
        ReviseReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var (title, text) = WordsOf(fields, request.Title, request.Text);
        var envelope = envelopes.For(context, request, fields);
        var kept = (await grains.StudentOf(context).ReviseReflection(
            envelope, reflectionId, request.SeenVersion, title, text)).OrThrow();
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
                page.Reflections.Select(line => new ReflectionHeader
                {
                    ReflectionId = line.ReflectionId.ToString("N"),
                    ActivityId = line.ActivityId ?? "",
                    Title = titles[line.TitleId],
                    Version = line.NewestVersion,
                    ChangedAt = line.At.ToTimestamp(),
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
        var words = await services.TextsOfAsync(context, [line.TitleId, line.TextId]);
        return new GetReflectionResponse
        {
            ReflectionId = line.ReflectionId.ToString("N"),
            ActivityId = line.ActivityId ?? "",
            Title = words[line.TitleId],
            Text = words[line.TextId],
            Version = line.Version,
            NewestVersion = line.NewestVersion,
            WrittenAt = line.At.ToTimestamp(),
        };
    }

    private static (string Title, string Text) WordsOf(RequestFields fields, string title, string text) => (
        fields.Text("title", title, ReflectionBook.LongestTitle, required: true),
        fields.Text("text", text, ReflectionBook.LongestText, required: true));
}
