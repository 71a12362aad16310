using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Portfolio.Attachments;
using VikLearning.Portfolio.Reflections;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sharing;

/// <summary>
/// Grain to wire, for who reads what a student shares; the gate has seen that it is shared with them, and written it
/// down. And for what a teacher says about it.
/// </summary>
internal sealed class SharedReflectionGrpcService(
    SharedReflections shared,
    CommentDesk comments,
    Downloads downloads,
    ShelfReader<ReflectionTemplates> templates,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    IServiceProvider services) : SharedReflectionService.SharedReflectionServiceBase
{
    private const int MostStudents = 100;
    private const int MostMates = 100;

    public override async Task<ListGuidedReflectionsResponse> ListGuidedReflections(
        ListGuidedReflectionsRequest request, ServerCallContext context)
    {
        var page = await TeamStudentPage.ReadAsync(
            context, request.PageSize, request.PageToken, relations.StudentsOfAsync, MostStudents);
        return new ListGuidedReflectionsResponse
        {
            Reflections = { await HeadersAsync(Audience.Teacher, page.Students, context) },
            NextPageToken = page.NextPageToken,
        };
    }

    public override async Task<GetGuidedReflectionResponse> GetGuidedReflection(
        GetGuidedReflectionRequest request, ServerCallContext context)
    {
        var (line, words) = await FindAsync(Audience.Teacher, request.StudentId, request.ReflectionId, context);
        return new GetGuidedReflectionResponse
        {
            Reflection = await OfAsync(request.StudentId, line, words, context.CancellationToken),
            Comments = { Sharings.Of(line.Thread, words) },
        };
    }

    public override async Task<ListTeamReflectionsResponse> ListTeamReflections(
        ListTeamReflectionsRequest request, ServerCallContext context)
    {
        var mates = await relations.MatesOfAsync(context.Caller().Subject, MostMates, context.CancellationToken);
        return new ListTeamReflectionsResponse
        {
            Reflections = { await HeadersAsync(Audience.Team, mates, context) },
        };
    }

    public override async Task<GetTeamReflectionResponse> GetTeamReflection(
        GetTeamReflectionRequest request, ServerCallContext context)
    {
        var (line, words) = await FindAsync(Audience.Team, request.StudentId, request.ReflectionId, context);
        return new GetTeamReflectionResponse
        {
            Reflection = await OfAsync(request.StudentId, line, words, context.CancellationToken),
        };
    }

    public override Task<WriteCommentResponse> WriteComment(WriteCommentRequest request, ServerCallContext context) =>
        comments.WriteAsync(request, context);

    public override Task<CorrectCommentResponse> CorrectComment(
        CorrectCommentRequest request, ServerCallContext context) => comments.CorrectAsync(request, context);

    public override Task<WithdrawCommentResponse> WithdrawComment(
        WithdrawCommentRequest request, ServerCallContext context) => comments.WithdrawAsync(request, context);

    // Between the gate's line and this it may have been withdrawn: then nothing is shown, though a line says so.
    private async Task<(SharedLine Line, ShownTexts Words)> FindAsync(
        Audience audience, string student, string reflection, ServerCallContext context)
    {
        var line = await shared.FindAsync(
                audience, context.Caller().Subject, student, Guid.ParseExact(reflection, "N"),
                context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
        var comments = audience == Audience.Teacher ? Sharings.TextsOf(line.Thread) : [];
        return (line, await TextsAsync(student, line.Line.TextIds.Concat(comments), context.CancellationToken));
    }

    private async Task<IEnumerable<SharedReflectionHeader>> HeadersAsync(
        Audience audience, IReadOnlyList<TeamStudent> students, ServerCallContext context)
    {
        var caller = context.Caller().Subject;
        var lists = await Task.WhenAll(students.Select(async student => (
            student.StudentId, Lines: await shared.ListAsync(audience, caller, student))));
        var headers = new List<SharedReflectionHeader>();
        foreach (var (student, lines) in lists.Where(list => list.Lines.Count > 0))
        {
            var titles = await TextsAsync(
                student, lines.Select(one => (Guid?)one.Shared.Line.TitleId), context.CancellationToken);
            headers.AddRange(lines.Select(one => HeaderOf(student, one.Shared, one.Unread, titles)));
        }

        return headers;
    }

    private Task<ShownTexts> TextsAsync(string student, IEnumerable<Guid?> ids, CancellationToken cancellation) =>
        ShownTexts.ReadAsync(services, PortfolioModule.Service, StudentGrain.ScopeOf(student), ids, cancellation);

    private static SharedReflectionHeader HeaderOf(
        string student, SharedLine one, bool unread, ShownTexts titles) => new()
        {
            StudentId = student,
            ReflectionId = one.Line.ReflectionId.ToString("N"),
            Title = titles[one.Line.TitleId],
            Version = one.Share.Version,
            SharedAt = one.Share.At.ToTimestamp(),
            ActivityId = one.Line.ActivityId ?? "",
            TemplateId = one.Line.Template.TemplateId,
            Unread = unread,
        };

    private async Task<SharedReflection> OfAsync(
        string student, SharedLine one, ShownTexts words, CancellationToken cancellation) => new()
        {
            StudentId = student,
            ReflectionId = one.Line.ReflectionId.ToString("N"),
            Title = words[one.Line.TitleId],
            Text = words[one.Line.TextId],
            Fields = { one.Line.FieldsIn(words, await templates.ReadAsync()) },
            TemplateId = one.Line.Template.TemplateId,
            TemplateVersion = one.Line.Template.Version,
            ActivityId = one.Line.ActivityId ?? "",
            Version = one.Share.Version,
            WrittenAt = one.Line.At.ToTimestamp(),
            SharedAt = one.Share.At.ToTimestamp(),
            Attachments = { await downloads.ListAsync(student, one.Attachments, cancellation) },
        };
}
