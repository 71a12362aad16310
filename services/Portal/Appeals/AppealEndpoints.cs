using VikLearning.Portal.Attachments;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Appeals;

/// <summary>The sealed files of an exam, for who handles the appeal.</summary>
internal static class AppealEndpoints
{
    public static void MapAppeals(this IEndpointRouteBuilder app) => app.MapGet(
            "/beoordelen/{studentId}/{submissionId}/bezwaar/bestanden/{number:int}",
            (HttpContext context, string studentId, string submissionId, int number, AppealDesk desk,
                TimeProvider time) => DownloadStream.SendAsync(
                context, time, end => desk.FileAsync(new(studentId, submissionId), number, end), fileName: null))
        .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Examiner);
}
