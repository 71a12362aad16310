using System.Text.Json;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>A student whose result is known: both found every criterion "sufficient".</summary>
/// <param name="Academy">Where.</param>
/// <param name="Exam">How it was scored.</param>
internal sealed record ResultScene(Academy Academy, ExamScene Exam)
{
    private const string Cohort = "/api/exams/v1/examinations/demo-cohort";
    private const string Clerk = "clerk01";
    private const string Level = "sufficient";
    private const string Why = "Anderen zijn nog niet zo ver.";

    private string Submission => $"/api/exams/v1/students/{Student}/submissions/{Exam.Address.Split('/')[3]}";

    private string Student => Exam.Address.Split('/')[2];

    /// <summary>Makes it, by REST as the people themselves would.</summary>
    /// <param name="academy">Where.</param>
    /// <param name="student">Whose account.</param>
    /// <param name="whenFixed">What is done when the result is fixed and not made known yet.</param>
    public static async Task<ResultScene> MakeAsync(
        Academy academy, string student, Func<Task>? whenFixed = null)
    {
        var scene = new ResultScene(academy, await ExamScene.MakeAsync(academy, student));
        await scene.Exam.ScoreAsync(academy, scene.Exam.First, Level);
        await scene.Exam.ScoreAsync(academy, scene.Exam.Second, Level);
        await scene.AgreeAsync(0);
        await scene.AsAsync(scene.Exam.First, caller => caller.PostAsync(
            $"{scene.Submission}/interview", new { on = $"{DateTime.UtcNow:yyyy-MM-dd}" }));
        await scene.AgreeAsync(1);
        await (whenFixed?.Invoke() ?? Task.CompletedTask);
        await scene.AsAsync(Clerk, scene.PublishAsync);
        return scene;
    }

    /// <summary>Whoever of the four examiners did not score.</summary>
    public string Free => Enumerable.Range(1, 4).Select(number => $"examiner{number:00}")
        .First(account => account != Exam.First && account != Exam.Second);

    /// <summary>The student lodges an appeal and the clerk gives it to whoever did not score.</summary>
    public async Task LodgeAsync(string account)
    {
        await AsAsync(account, student => student.PostAsync("/api/exams/v1/me/results/demo-cohort/1/appeal", new
        {
            seenVersion = 1,
            grounds = "Bij moreel oordelen weegt het stuk over het feest zwaarder dan is gezegd.",
        }));
        await AsAsync(Clerk, async clerk => await clerk.PostAsync($"{Cohort}/sittings/1/examiners/{Student}", new
        {
            seenVersion = (await PlanAsync(clerk)).GetProperty("version").GetInt32(),
            seat = "EXAMINER_SEAT_APPEAL",
            examinerId = ExamScene.SubjectOf(Free),
        }));
    }

    private async Task AgreeAsync(int seenProposal)
    {
        await AsAsync(Exam.First, async first =>
        {
            var exam = await first.GetAsync(Submission, "scoring");
            var scores = exam.GetProperty("criteria").EnumerateArray()
                .Select(one => new { criterionId = one.GetProperty("criterionId").GetString(), levelId = Level });
            return await first.PostAsync($"{Submission}/proposals", new { seenProposal, scores });
        });
        await AsAsync(Exam.Second, second => second.PostAsync(
            $"{Submission}/proposals/{seenProposal + 1}/confirm", new { }));
    }

    // Others of this sitting are not scored yet: the clerk holds them back for as long as this takes.
    private async Task<JsonElement> PublishAsync(RestCaller clerk)
    {
        var others = (await PlanAsync(clerk)).GetProperty("exams").EnumerateArray()
            .Where(one => one.GetProperty("stage").GetString() != "SCORING_STAGE_FIXED"
                && !one.GetProperty("underInvestigation").GetBoolean())
            .Select(one => one.GetProperty("studentId").GetString()!).ToList();
        await HoldAsync(clerk, others, begins: true);
        var exam = (await clerk.GetAsync(Cohort)).GetProperty("examination");
        var published = await clerk.PostAsync(
            $"{Cohort}/sittings/1/publish", new { seenVersion = exam.GetProperty("version").GetInt32() });
        Assert.True(published.GetProperty("published").GetInt32() > 0);
        await HoldAsync(clerk, others, begins: false);
        return published;
    }

    private static async Task HoldAsync(RestCaller clerk, List<string> students, bool begins)
    {
        foreach (var student in students)
        {
            await clerk.PostAsync(
                $"{Cohort}/sittings/1/students/{student}/investigation", new { begins, reason = Why });
        }
    }

    private static Task<JsonElement> PlanAsync(RestCaller clerk) =>
        clerk.GetAsync($"{Cohort}/sittings/1/examiners", "exam");

    private async Task AsAsync(string account, Func<RestCaller, Task<JsonElement>> act)
    {
        using var http = new HttpClient { BaseAddress = await Academy.AddressAsync() };
        await act(new RestCaller(http, await Academy.TokenAsync(account)));
    }
}
