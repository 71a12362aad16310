using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Integrity.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using Written = VikLearning.Protos.Portfolio.V1.DilemmaSteps;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>Wire to grain and back, for moral dilemmas.</summary>
internal sealed class DilemmaGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    IServiceChannels channels,
    IServiceProvider services) : DilemmaService.DilemmaServiceBase
{
    private const int MostOnAPage = 100;
    private const int UsuallyOnAPage = 20;
    private const string Dutch = "nl";
    private const string English = "en";

    public override async Task<StartDilemmaResponse> StartDilemma(
        StartDilemmaRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var title = fields.Text("title", request.Title, DilemmaBook.LongestTitle, required: true);
        var libraryId = fields.Id("libraryDilemmaId", request.LibraryDilemmaId, required: false);
        fields.Check(
            request.Language is "" or Dutch or English, Refusal.Malformed("language-unknown", "language"));
        var chosen = libraryId.Length > 0 && fields.Faults.IsEmpty
            ? await CopyAsync(libraryId, request.Language == English, fields, context)
            : null;
        var kept = (await DilemmasOf(context).Start(
            envelopes.For(context, request, fields), title, chosen)).OrThrow();
        return new StartDilemmaResponse { DilemmaId = kept.WorkId.ToString("N"), Version = kept.Version };
    }

    public override async Task<SaveDilemmaResponse> SaveDilemma(SaveDilemmaRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var workId = fields.Key("dilemmaId", request.DilemmaId);
        var steps = StepsOf(fields, request.Steps ?? new Written());
        fields.Check(
            request.Values.All(Dilemmas.DilemmaSteps.Values.Contains), Refusal.Malformed("value-unknown", "values"));
        var values = request.Values.Distinct().Order(StringComparer.Ordinal)
            .Take(Dilemmas.DilemmaSteps.Values.Count).ToImmutableArray();
        var kept = (await DilemmasOf(context).Save(
            envelopes.For(context, request, fields), workId, request.SeenVersion, steps, values)).OrThrow();
        return new SaveDilemmaResponse { DilemmaId = kept.WorkId.ToString("N"), Version = kept.Version };
    }

    public override async Task<CompleteDilemmaResponse> CompleteDilemma(
        CompleteDilemmaRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var workId = fields.Key("dilemmaId", request.DilemmaId);
        var kept = (await DilemmasOf(context).Complete(
            envelopes.For(context, request, fields), workId, request.SeenVersion)).OrThrow();
        return new CompleteDilemmaResponse { DilemmaId = kept.WorkId.ToString("N"), Version = kept.Version };
    }

    public override async Task<ListDilemmasResponse> ListDilemmas(
        ListDilemmasRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize, MostOnAPage, UsuallyOnAPage);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var page = await DilemmasOf(context).List(before, size) ?? throw new RefusedException([Refusal.NotFound()]);
        var titles = await services.TextsOfAsync(context, page.Dilemmas.Select(line => (Guid?)line.TitleId));
        return new ListDilemmasResponse
        {
            Dilemmas =
            {
                page.Dilemmas.Select(line => new DilemmaHeader
                {
                    DilemmaId = line.WorkId.ToString("N"),
                    Title = titles[line.TitleId],
                    LibraryDilemmaId = line.LibraryId ?? "",
                    Version = line.NewestVersion,
                    ChangedAt = line.At.ToTimestamp(),
                    Completed = line.IsCompleted,
                }),
            },
            NextPageToken = PageTokens.Of(page.Next),
        };
    }

    public override async Task<GetDilemmaResponse> GetDilemma(GetDilemmaRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var workId = fields.Key("dilemmaId", request.DilemmaId);
        fields.ThrowIfAny();
        var line = await DilemmasOf(context).Get(workId, request.Version)
            ?? throw new RefusedException([Refusal.NotFound("dilemmaId")]);
        var words = await services.TextsOfAsync(
            context, [line.TitleId, line.CopiedTextId, .. line.Steps.Values.Select(id => (Guid?)id)]);
        var answer = new GetDilemmaResponse
        {
            DilemmaId = line.WorkId.ToString("N"),
            Title = words[line.TitleId],
            Copied = line.LibraryId is null
                ? null
                : new Protos.Portfolio.V1.CopiedDilemma
                {
                    LibraryDilemmaId = line.LibraryId,
                    Version = line.LibraryVersion,
                    Text = words[line.CopiedTextId],
                },
            Steps = new Written(),
            Values = { line.Values },
            Version = line.Version,
            NewestVersion = line.NewestVersion,
            WrittenAt = line.At.ToTimestamp(),
            Completed = line.IsCompleted,
        };
        foreach (var field in Written.Descriptor.Fields.InDeclarationOrder())
        {
            field.Accessor.SetValue(
                answer.Steps, words[line.Steps.TryGetValue(field.JsonName, out var id) ? id : null]);
        }

        return answer;
    }

    private IDilemmaGrain DilemmasOf(ServerCallContext context) =>
        grains.GetKnownGrain<IDilemmaGrain>(context.Caller().Subject);

    // What the library has not got is told with the other faults, at its field.
    private async Task<ChosenDilemma?> CopyAsync(
        string libraryId, bool inEnglish, RequestFields fields, ServerCallContext context)
    {
        try
        {
            var library = new DilemmaCopyService.DilemmaCopyServiceClient(channels.For("integrity"));
            var copy = await library.CopyDilemmaAsync(
                new CopyDilemmaRequest { DilemmaId = libraryId }, cancellationToken: context.CancellationToken);
            var (version, text) = (copy.Dilemma.Version, copy.Dilemma.Text);
            return new ChosenDilemma(libraryId, version, inEnglish ? text.En : text.Nl);
        }
        catch (RpcException absent) when (absent.StatusCode == StatusCode.NotFound)
        {
            fields.Check(false, Refusal.Rule("dilemma-unknown", "libraryDilemmaId"));
            return null;
        }
    }

    private static ImmutableDictionary<string, string> StepsOf(RequestFields fields, Written written) =>
        Written.Descriptor.Fields.InDeclarationOrder()
            .Select(field => KeyValuePair.Create(
                field.JsonName,
                fields.Text(
                    $"steps.{field.JsonName}", (string)field.Accessor.GetValue(written), DilemmaBook.LongestStep)))
            .Where(step => !string.IsNullOrWhiteSpace(step.Value))
            .ToImmutableDictionary();
}
