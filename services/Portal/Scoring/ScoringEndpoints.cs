using Grpc.Core;
using VikLearning.Portal.Attachments;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Scoring;

/// <summary>
/// Where the page's script keeps what an examiner fills in, and hands it in: the fields of the form itself, of one
/// criterion or of all. It answers in words that the page shows.
/// </summary>
internal static class ScoringEndpoints
{
    private const string Dossier = "/beoordelen/{studentId}/{submissionId}";

    public static void MapScoring(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Dossier}/criterium/{{criterionId}}", SaveAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Examiner);
        app.MapPost($"{Dossier}/notitie/{{criterionId}}", NoteAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Examiner);
        app.MapPost($"{Dossier}/indienen", SubmitAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Examiner);
        app.MapGet($"{Dossier}/bestanden/{{number:int}}", SendAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Examiner);
    }

    private static Task<IResult> SaveAsync(
        string studentId, string submissionId, string criterionId, IFormCollection form, ScoringDesk desk,
        TimeProvider time)
    {
        var input = DossierInput.Of(form);
        return TryAsync(time, Texts.ScoreOvertaken, async () => (await desk.SaveAsync(
            new(studentId, submissionId), input.EditOf(criterionId), input.Key)).Version);
    }

    private static Task<IResult> NoteAsync(
        string studentId, string submissionId, string criterionId, IFormCollection form, ScoringDesk desk,
        TimeProvider time)
    {
        var input = DossierInput.Of(form);
        return TryAsync(time, Texts.NoteOvertaken, async () => (await desk.NoteAsync(
            new(studentId, submissionId), input.NoteOf(criterionId), input.Key)).Version);
    }

    private static async Task<IResult> SubmitAsync(
        string studentId, string submissionId, IFormCollection form, DossierWriter writer)
    {
        var input = DossierInput.Of(form);
        var problems = new FormProblems();
        var criteria = (input.Seen ?? []).Keys;
        return await writer.SubmitAsync(new(studentId, submissionId), criteria, input, problems) is not null
            ? Results.Json(new { said = Texts.SavedSubmitted })
            : Results.Json(
                new { lacks = problems.All.Select(problem => new { at = problem.Field, said = problem.Message }) },
                statusCode: StatusCodes.Status400BadRequest);
    }

    // What was saved, or why not: in another window (409), never (400), or not now (503).
    private static async Task<IResult> TryAsync(TimeProvider time, string overtaken, Func<Task<int>> save)
    {
        try
        {
            var version = await save();
            return Results.Json(
                new { version, said = Phrase.With(Texts.ScoringSavedAt, Phrase.Time(time.GetUtcNow())) });
        }
        catch (RpcException stale) when (stale.StatusCode is StatusCode.Aborted)
        {
            return Results.Json(new { said = overtaken }, statusCode: StatusCodes.Status409Conflict);
        }
        catch (RpcException refused) when (refused.StatusCode
            is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.NotFound
            or StatusCode.AlreadyExists or StatusCode.PermissionDenied)
        {
            var problems = new FormProblems();
            problems.Add(refused);
            return Results.Json(
                new { said = $"{Texts.ScoringNotSaved} {problems.All[0].Message}" },
                statusCode: StatusCodes.Status400BadRequest);
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
        {
            return Results.Json(
                new { said = Texts.ScoringNotSaved }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Task SendAsync(
        HttpContext context, string studentId, string submissionId, int number, ScoringDesk desk, TimeProvider time) =>
        DownloadStream.SendAsync(
            context, time, end => desk.FileAsync(new(studentId, submissionId), number, end), fileName: null);
}
