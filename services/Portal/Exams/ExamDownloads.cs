using System.Text;
using VikLearning.Portal.Attachments;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Exams;

/// <summary>What a student keeps of a hand-in: the sealed container, its receipt, and the academy's keys.</summary>
internal static class ExamDownloads
{
    public static void MapExamDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/examen/verzegeld/{seal:int}/portfolio",
                (HttpContext context, int seal, ExamDesk desk, TimeProvider time) =>
                    DownloadStream.SendAsync(
                        context, time, end => desk.ContainerAsync(seal, end), $"examen-{seal}.vikseal"))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
        app.MapGet(
                "/examen/verzegeld/{seal:int}/ontvangstbewijs",
                async (HttpContext context, int seal, ExamDesk desk) =>
                {
                    var (submission, _) = await desk.ReadAsync();
                    var receipt = submission?.Seals.FirstOrDefault(one => one.Number == seal)?.Receipt;
                    return receipt is null
                        ? Results.NotFound()
                        : Results.File(Encoding.ASCII.GetBytes(receipt), "application/jose", $"examen-{seal}.jws");
                })
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
        app.MapGet(
                "/examen/sleutels",
                async (ExamDesk desk) => Results.File(
                    Encoding.UTF8.GetBytes(await desk.KeysAsync()), "application/jwk-set+json",
                    "examen-sleutels.json"))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
    }
}
