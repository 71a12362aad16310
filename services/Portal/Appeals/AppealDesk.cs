using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Scoring;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Consultations;
using Dossier = VikLearning.Portal.Scoring.Dossier;

namespace VikLearning.Portal.Appeals;

/// <summary>A student looks into their exam and appeals; who handles the appeal reads and decides.</summary>
internal sealed class AppealDesk(GatewayCall call, FormSender sender, AppealService.AppealServiceClient appeals)
{
    /// <summary>All that the student's result rests on.</summary>
    public async Task<(Dossier Dossier, SittingResult Result)> ReviewAsync(string cohortId, int sitting)
    {
        var review = await appeals.GetMyReviewAsync(
            new() { CohortId = cohortId, Sitting = sitting }, await call.ReadAsync());
        return (Dossier.Of(ExamOf(review)) with { Files = null }, review.Result);
    }

    public Task<string?> LodgeAsync(
        string cohortId, int sitting, AppealInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["grounds"],
            async options => $"{(await appeals.LodgeAppealAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    SeenVersion = input.SeenVersion,
                    Grounds = TypedText.Plain(input.Grounds),
                },
                options)).ResultVersion}",
            overtaken);

    /// <summary>The appeals that wait for an examiner.</summary>
    public async Task<IReadOnlyList<QueuedExam>> QueueAsync() =>
        (await appeals.ListMyAppealsAsync(new(), await call.ConsultAsync(Purposes.Appeal))).Appeals;

    public async Task<(Dossier Dossier, Appeal Appeal)> OpenAsync(DossierPlace place)
    {
        var opened = await appeals.GetAppealAsync(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId },
            await call.ConsultAsync(Purposes.Appeal));
        return (Dossier.Of(opened.Exam) with { Files = $"{AddressOf(place)}/bestanden" }, opened.Appeal);
    }

    /// <summary>A sealed file, in pieces.</summary>
    public async IAsyncEnumerable<ByteString> FileAsync(
        DossierPlace place, int number, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = appeals.DownloadAppealFile(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, Number = number },
            await call.WatchAsync(end, Purposes.Appeal));
        await foreach (var piece in download.ResponseStream.ReadAllAsync(end))
        {
            yield return piece.Data;
        }
    }

    /// <summary>Decides; only the levels that differ are sent.</summary>
    public Task<string?> DecideAsync(Dossier dossier, AppealInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems,
            ["upheld", "reason", .. dossier.Criteria.Select(criterion => criterion.Field)],
            async options => $"{(await appeals.DecideAppealAsync(
                new()
                {
                    StudentId = dossier.Exam.StudentId,
                    SubmissionId = dossier.Exam.SubmissionId,
                    SeenVersion = input.SeenVersion,
                    Upheld = input.Outcome == AppealInput.Upheld,
                    Levels = { ChangedOf(dossier, input) },
                    Reason = TypedText.Plain(input.Reason),
                },
                options)).ResultVersion}",
            overtaken);

    /// <summary>The address of an appeal's page.</summary>
    public static string AddressOf(DossierPlace place) => $"{place.Address}/bezwaar";

    // As an examiner's, so that it is read as they read it.
    private static GetExamResponse ExamOf(GetMyReviewResponse review) => new()
    {
        SubmissionId = review.Exam.SubmissionId,
        Stage = ScoringStage.Fixed,
        Rubric = review.Result.Rubric,
        HandedInAt = review.Exam.HandedInAt,
        Items = { review.Exam.Items },
        Criteria = { review.Exam.Criteria },
        Own = new(),
        Others = { review.Exam.Sheets },
        Talk = review.Exam.Talk,
        Notes = { review.Exam.Notes },
        Settled = { review.Exam.Settled },
        GradeTenths = review.Result.Versions[0].GradeTenths,
        Passed = review.Result.Versions[0].Passed,
    };

    private static IEnumerable<CriterionScore> ChangedOf(Dossier dossier, AppealInput input) =>
        from criterion in dossier.Criteria
        let chosen = input.Level?.GetValueOrDefault(criterion.Id) ?? ""
        where chosen.Length > 0 && chosen != Dossier.ScoreOf(dossier.Exam.Settled, criterion.Id).LevelId
        select new CriterionScore { CriterionId = criterion.Id, LevelId = chosen };
}
