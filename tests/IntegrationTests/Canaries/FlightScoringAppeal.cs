using VikLearning.Protos.Exams.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <content>An appeal against the corrected result.</content>
internal sealed partial class FlightScoring
{
    // Whoever has no seat yet.
    private async Task AppealAsync()
    {
        var grounds = suite.Canaries.Next("why a student appeals");
        var appeals = new AppealService.AppealServiceClient(suite.Invoker);
        await appeals.LodgeAppealAsync(
            new()
            {
                CohortId = Cohort,
                Sitting = 1,
                SeenVersion = 2,
                Grounds = grounds,
            },
            await AsAsync(Student));
        var plan = await _examiners.GetExaminerPlanAsync(
            new() { CohortId = Cohort, Sitting = 1 }, await suite.OptionsAsync(Clerk, "exam"));
        var exam = Assert.Single(plan.Exams);
        var free = s_accounts.Single(account => !new[]
        {
            exam.FirstExaminerId, exam.SecondExaminerId, exam.ThirdExaminerId,
        }.Contains(SubjectOf(account)));
        await SeatAsync(ExaminerSeat.Appeal, free, plan.Version);
        await appeals.DecideAppealAsync(
            new()
            {
                StudentId = _student,
                SubmissionId = _submission,
                SeenVersion = 2,
                Reason = suite.Canaries.Next("why an appeal was rejected"),
            },
            await AsAsync(free));
        var appeal = Assert.Single((await _results.ListMyResultsAsync(new(), await AsAsync(Student))).Results).Appeal;
        Assert.Equal((AppealStage.Rejected, grounds), (appeal.Stage, appeal.Grounds));
    }
}
