using Grpc.Core;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>After the results: who failed looks in and appeals, and one who did not score decides.</summary>
internal sealed class YearAppeal(YearCast cast)
{
    private const int Sitting = 1;
    private const string Grounds = "Bij reflecteren is mijn tweede stuk niet meegewogen.";
    private const string Reason = "Het tweede stuk laat een alternatief zien; dat weegt mee.";

    private readonly ExaminerService.ExaminerServiceClient _examiners = new(cast.Gateway);
    private readonly AppealService.AppealServiceClient _appeals = new(cast.Gateway);
    private readonly ResultService.ResultServiceClient _results = new(cast.Gateway);

    /// <summary>One appeals with success, another only looks in.</summary>
    public async Task RunAsync(PlannedExam failed, PlannedExam passed)
    {
        await LookInAsync(failed);
        await LookInAsync(passed);
        Assert.Equal(1, (await ResultAsync(failed)).Result.Version);
        Assert.Equal(StatusCode.FailedPrecondition, await SeatAsync(failed, Free(failed)[0]));
        await _appeals.LodgeAppealAsync(Appeal(), await cast.AsAsync(failed.StudentId));
        Assert.Equal(
            StatusCode.FailedPrecondition,
            await RefusedAsync(_appeals.LodgeAppealAsync(Appeal(), await cast.AsAsync(failed.StudentId))));
        Assert.Equal(StatusCode.FailedPrecondition, await CorrectAsync(failed, 1));
        foreach (var conflict in (string[])[failed.FirstExaminerId, failed.SecondExaminerId, YearCast.Teacher])
        {
            Assert.Equal(StatusCode.FailedPrecondition, await SeatAsync(failed, conflict));
        }

        var (handler, other) = (Free(failed)[0], Free(failed)[1]);
        Assert.Equal(StatusCode.OK, await SeatAsync(failed, handler));
        await DecidedAsync(failed, handler, other);
        Assert.Equal(StatusCode.OK, await CorrectAsync(failed, 2));
        var results = await _results.ListMyResultsAsync(new(), await cast.AsAsync(failed.StudentId));
        Assert.Equal([3, 2, 1], Assert.Single(results.Results).Versions.Select(version => version.Version));
        Assert.Equal((false, true), (results.Results[0].MayAppeal, results.Results[0].MayReview));
        Assert.Equal((AppealStage.Upheld, Grounds, Reason), (
            results.Results[0].Appeal.Stage, results.Results[0].Appeal.Grounds, results.Results[0].Appeal.Reason));
    }

    // What each examiner found, without who they are.
    private async Task LookInAsync(PlannedExam exam)
    {
        var review = await _appeals.GetMyReviewAsync(
            new() { CohortId = YearCast.Cohort, Sitting = Sitting }, await cast.AsAsync(exam.StudentId));
        Assert.Equal(2, review.Exam.Sheets.Count);
        Assert.All(review.Exam.Sheets, sheet => Assert.Equal(ExamLife.Criteria.Length, sheet.Scores.Count));
        Assert.Contains(review.Exam.Items, item => item.ContentJson.Length > 0);
        Assert.All([.. YearCast.Examiners], examiner => Assert.DoesNotContain(
            $"\"{examiner}\"", review.ToString(), StringComparison.Ordinal));
        Assert.True(review.Result.MayAppeal);
    }

    // For an appeal and by its examiner only; once decided nothing is there for them any more.
    private async Task DecidedAsync(PlannedExam exam, string handler, string other)
    {
        var one = new GetAppealRequest { StudentId = exam.StudentId, SubmissionId = exam.SubmissionId };
        Assert.Single((await _appeals.ListMyAppealsAsync(new(), await cast.AsAsync(handler, "appeal"))).Appeals);
        Assert.Empty((await _appeals.ListMyAppealsAsync(new(), await cast.AsAsync(other, "appeal"))).Appeals);
        Assert.Equal(
            StatusCode.NotFound, await RefusedAsync(_appeals.GetAppealAsync(one, await cast.AsAsync(other, "appeal"))));
        Assert.Equal(
            StatusCode.NotFound,
            await RefusedAsync(_appeals.GetAppealAsync(one, await cast.AsAsync(exam.FirstExaminerId, "appeal"))));
        Assert.NotEqual(
            StatusCode.OK, await RefusedAsync(_appeals.GetAppealAsync(one, await cast.AsAsync(handler, "scoring"))));
        var opened = await _appeals.GetAppealAsync(one, await cast.AsAsync(handler, "appeal"));
        Assert.Equal((Grounds, 2), (opened.Appeal.Grounds, opened.Exam.Others.Count));
        Assert.Equal(
            StatusCode.NotFound,
            await RefusedAsync(new ScoringService.ScoringServiceClient(cast.Gateway).GetExamAsync(
                new() { StudentId = exam.StudentId, SubmissionId = exam.SubmissionId },
                await cast.AsAsync(handler, "scoring"))));

        var decision = new DecideAppealRequest
        {
            StudentId = exam.StudentId,
            SubmissionId = exam.SubmissionId,
            SeenVersion = 1,
            Upheld = true,
            Levels = { Level("reflecting", "sufficient"), Level("moral-judgement", "insufficient") },
            Reason = Reason,
        };
        Assert.Equal(
            StatusCode.FailedPrecondition,
            await RefusedAsync(_appeals.DecideAppealAsync(decision, await cast.AsAsync(handler))));
        decision.Levels[1].LevelId = "sufficient";
        Assert.Equal(2, (await _appeals.DecideAppealAsync(decision, await cast.AsAsync(handler))).ResultVersion);
        var result = (await ResultAsync(exam)).Result;
        Assert.Equal((true, 0), (result.Passed, result.KnockedOut.Count));
        Assert.Equal(
            StatusCode.NotFound,
            await RefusedAsync(_appeals.GetAppealAsync(one, await cast.AsAsync(handler, "appeal"))));
    }

    private static List<string> Free(PlannedExam exam) =>
        [.. YearCast.Examiners.Except([exam.FirstExaminerId, exam.SecondExaminerId])];

    private static CriterionScore Level(string criterion, string level) =>
        new() { CriterionId = criterion, LevelId = level };

    private static LodgeAppealRequest Appeal() =>
        new() { CohortId = YearCast.Cohort, Sitting = Sitting, SeenVersion = 1, Grounds = Grounds };

    private async Task<StatusCode> SeatAsync(PlannedExam exam, string examiner)
    {
        var plan = await _examiners.GetExaminerPlanAsync(
            new() { CohortId = YearCast.Cohort, Sitting = Sitting }, await cast.AsAsync(YearCast.Clerk, "exam"));
        return await RefusedAsync(_examiners.SeatExaminerAsync(
            new()
            {
                CohortId = YearCast.Cohort,
                Sitting = Sitting,
                StudentId = exam.StudentId,
                SeenVersion = plan.Version,
                Seat = ExaminerSeat.Appeal,
                ExaminerId = examiner,
            },
            await cast.AsAsync(YearCast.Clerk)));
    }

    private async Task<GetResultResponse> ResultAsync(PlannedExam exam) => await _results.GetResultAsync(
        new() { CohortId = YearCast.Cohort, Sitting = Sitting, StudentId = exam.StudentId },
        await cast.AsAsync(YearCast.Clerk, "exam"));

    private async Task<StatusCode> CorrectAsync(PlannedExam exam, int seenVersion) =>
        await RefusedAsync(_results.CorrectResultAsync(
            new()
            {
                CohortId = YearCast.Cohort,
                Sitting = Sitting,
                StudentId = exam.StudentId,
                SeenVersion = seenVersion,
                CriterionId = "feedback",
                LevelId = "good",
                Reason = "Een niveau werd verkeerd overgenomen.",
            },
            await cast.AsAsync(YearCast.Clerk)));

    private static Task<StatusCode> RefusedAsync<T>(AsyncUnaryCall<T> call) =>
        YearScoring.RefusedAsync(async () => await call);
}
