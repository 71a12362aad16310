using Grpc.Core;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>After the year: the exam is scored by two, settled, and made known in one act.</summary>
internal sealed class YearScoring(YearCast cast)
{
    private const int Sitting = 1;
    private const string Scoring = "scoring";

    private readonly ExaminerService.ExaminerServiceClient _examiners = new(cast.Gateway);
    private readonly ScoringService.ScoringServiceClient _scoring = new(cast.Gateway);
    private readonly ResultService.ResultServiceClient _results = new(cast.Gateway);

    /// <summary>
    /// Six are found sufficient by both; of one the two are apart and a third decides; one is failed by a knock-out.
    /// </summary>
    public async Task RunAsync()
    {
        var plan = await AssignAsync();
        var (agreed, apart, failed) = (plan[..6], plan[6], plan[7]);
        foreach (var exam in agreed)
        {
            await ScoreByTwoAsync(exam, "sufficient", "sufficient");
            await AgreeAsync(exam, "sufficient");
        }

        await ScoreByTwoAsync(failed, "nearly", "nearly");
        await AgreeAsync(failed, "nearly");
        await DecideByThirdAsync(apart);
        Assert.Equal(StatusCode.FailedPrecondition, await PublishAsync());
        foreach (var (exam, level) in agreed.Select(exam => (exam, "sufficient"))
            .Concat([(failed, "nearly"), (apart, "nearly")]))
        {
            await FinishAsync(exam, level);
        }

        await PublishedAsync(agreed, failed);
        await new YearAppeal(cast).RunAsync(failed, agreed[0]);
    }

    private async Task<List<PlannedExam>> AssignAsync()
    {
        string[] certified = [.. YearCast.Examiners, YearCast.Teacher, YearCast.Coach];
        foreach (var examiner in certified)
        {
            await _examiners.CertifyExaminerAsync(
                new()
                {
                    ExaminerId = examiner,
                    From = AcademyTime.Iso(YearCast.Today),
                    Until = AcademyTime.Iso(YearCast.Today.AddDays(60)),
                },
                await cast.AsAsync(YearCast.Clerk));
        }

        var assigned = await _examiners.AssignExaminersAsync(
            new()
            {
                CohortId = YearCast.Cohort,
                Sitting = Sitting,
                ScoreFrom = AcademyTime.Iso(YearCast.Today),
                ScoreUntil = AcademyTime.Iso(YearCast.Today.AddDays(30)),
            },
            await cast.AsAsync(YearCast.Clerk));
        Assert.Equal(8, assigned.Assigned);
        var plan = await PlanAsync();

        // Nobody scores whom they taught or coached, and everybody has as much to do.
        Assert.Equal(
            YearCast.Examiners.Select(examiner => (examiner, 4)),
            plan.SelectMany(exam => new[] { exam.FirstExaminerId, exam.SecondExaminerId })
                .CountBy(examiner => examiner).Select(load => (load.Key, load.Value)).Order());
        Assert.All(plan, exam => Assert.Equal(exam.StudentId, exam.Name));
        return plan;
    }

    private async Task<List<PlannedExam>> PlanAsync() =>
    [
        .. (await _examiners.GetExaminerPlanAsync(
            new() { CohortId = YearCast.Cohort, Sitting = Sitting }, await cast.AsAsync(YearCast.Clerk, "exam"))).Exams,
    ];

    private async Task ScoreByTwoAsync(PlannedExam exam, string first, string second)
    {
        await ScoreAsync(exam, exam.FirstExaminerId, first);

        // Blind: who did not hand in yet sees nothing of it.
        var seen = await GetAsync(exam, exam.SecondExaminerId);
        Assert.Equal((ScoringStage.Scoring, 0), (seen.Stage, seen.Others.Count));
        Assert.DoesNotContain("Motivering van", seen.ToString(), StringComparison.Ordinal);
        Assert.Contains(seen.Items, item => item.ContentJson.Length > 0);
        await ScoreAsync(exam, exam.SecondExaminerId, second);
        Assert.Single((await GetAsync(exam, exam.FirstExaminerId)).Others);
    }

    private async Task ScoreAsync(PlannedExam exam, string examiner, string level)
    {
        var evidence = (await GetAsync(exam, examiner)).Criteria;
        var changes = 0;
        foreach (var criterion in ExamLife.Criteria)
        {
            changes = (await _scoring.SaveScoreAsync(
                new()
                {
                    StudentId = exam.StudentId,
                    SubmissionId = exam.SubmissionId,
                    CriterionId = criterion,
                    LevelId = level,
                    Motivation = $"Motivering van {examiner} bij {criterion}.",
                    Cited = { evidence.Single(one => one.CriterionId == criterion).Items[0] },
                },
                await cast.AsAsync(examiner))).Changes;
        }

        await _scoring.SubmitScoresAsync(
            new() { StudentId = exam.StudentId, SubmissionId = exam.SubmissionId, SeenChanges = changes },
            await cast.AsAsync(examiner));
    }

    private async Task DecideByThirdAsync(PlannedExam exam)
    {
        await ScoreByTwoAsync(exam, "insufficient", "good");
        var seat = new SeatExaminerRequest
        {
            CohortId = YearCast.Cohort,
            Sitting = Sitting,
            StudentId = exam.StudentId,
            SeenVersion = 1,
            Seat = ExaminerSeat.Third,
            ExaminerId = YearCast.Examiners.Except([exam.FirstExaminerId, exam.SecondExaminerId]).First(),
        };
        Assert.Equal(StatusCode.FailedPrecondition, await RefusedAsync(async () =>
            await _examiners.SeatExaminerAsync(seat, await cast.AsAsync(YearCast.Clerk))));
        await _scoring.RecordTalkAsync(
            new()
            {
                StudentId = exam.StudentId,
                SubmissionId = exam.SubmissionId,
                Note = "Besproken, en we blijven bij ons oordeel.",
            },
            await cast.AsAsync(exam.FirstExaminerId));
        await _examiners.SeatExaminerAsync(seat, await cast.AsAsync(YearCast.Clerk));
        await ScoreAsync(exam, seat.ExaminerId, "nearly");
    }

    private async Task AgreeAsync(PlannedExam exam, string level)
    {
        var proposal = new ProposeScoresRequest
        {
            StudentId = exam.StudentId,
            SubmissionId = exam.SubmissionId,
            SeenProposal = (await GetAsync(exam, exam.FirstExaminerId)).Proposals,
            Scores = { ExamLife.Criteria.Select(it => new CriterionScore { CriterionId = it, LevelId = level }) },
        };
        var proposed = await _scoring.ProposeScoresAsync(proposal, await cast.AsAsync(exam.FirstExaminerId));
        var confirmation = new ConfirmScoresRequest
        {
            StudentId = exam.StudentId,
            SubmissionId = exam.SubmissionId,
            Proposal = proposed.Proposal,
        };
        Assert.Equal(StatusCode.FailedPrecondition, await RefusedAsync(async () =>
            await _scoring.ConfirmScoresAsync(confirmation, await cast.AsAsync(exam.FirstExaminerId))));
        await _scoring.ConfirmScoresAsync(confirmation, await cast.AsAsync(exam.SecondExaminerId));
    }

    private async Task FinishAsync(PlannedExam exam, string level)
    {
        await _scoring.PlanInterviewAsync(
            new()
            {
                StudentId = exam.StudentId,
                SubmissionId = exam.SubmissionId,
                On = AcademyTime.Iso(YearCast.Today),
            },
            await cast.AsAsync(exam.SecondExaminerId));
        await AgreeAsync(exam, level);
        Assert.Equal(ScoringStage.Fixed, (await GetAsync(exam, exam.FirstExaminerId)).Stage);
        Assert.Empty((await MineAsync(exam)).Results);
    }

    private async Task PublishedAsync(List<PlannedExam> passed, PlannedExam failed)
    {
        Assert.Equal(StatusCode.OK, await PublishAsync());
        foreach (var exam in passed)
        {
            var version = Assert.Single(Assert.Single((await MineAsync(exam)).Results).Versions);
            Assert.Equal((70, true), (version.GradeTenths, version.Passed));
            Assert.All(version.Criteria, criterion => Assert.Equal(2, criterion.Motivations.Count));
        }

        var knockedOut = Assert.Single(Assert.Single((await MineAsync(failed)).Results).Versions);
        Assert.Equal((50, false), (knockedOut.GradeTenths, knockedOut.Passed));
        Assert.Equal(["reflecting", "moral-judgement"], knockedOut.KnockedOut);

        // Who looked, and why, stands in the student's own ledger.
        var looks = await new LedgerService.LedgerServiceClient(cast.Gateway).ListMyConsultationsAsync(
            new() { PageSize = 100 }, await cast.AsAsync(failed.StudentId));
        Assert.Superset(
            new HashSet<string> { failed.FirstExaminerId, failed.SecondExaminerId, YearCast.Clerk },
            looks.Lines.Select(line => line.ActorId).ToHashSet());
    }

    private async Task<ListMyResultsResponse> MineAsync(PlannedExam exam) =>
        await _results.ListMyResultsAsync(new(), await cast.AsAsync(exam.StudentId));

    private async Task<GetExamResponse> GetAsync(PlannedExam exam, string examiner) => await _scoring.GetExamAsync(
        new() { StudentId = exam.StudentId, SubmissionId = exam.SubmissionId }, await cast.AsAsync(examiner, Scoring));

    private async Task<StatusCode> PublishAsync()
    {
        var exam = await new ExaminationService.ExaminationServiceClient(cast.Gateway).GetExaminationAsync(
            new() { CohortId = YearCast.Cohort }, await cast.AsAsync(YearCast.Clerk));
        return await RefusedAsync(async () => await _results.PublishResultsAsync(
            new() { CohortId = YearCast.Cohort, Sitting = Sitting, SeenVersion = exam.Examination.Version },
            await cast.AsAsync(YearCast.Clerk)));
    }

    /// <summary>What a call comes to.</summary>
    public static async Task<StatusCode> RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
