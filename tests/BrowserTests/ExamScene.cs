using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>A student's exam that waits for its two examiners, made by REST as the people themselves would.</summary>
/// <param name="Address">The address of the dossier's page.</param>
/// <param name="First">The account of the first examiner.</param>
/// <param name="Second">The account of the second.</param>
internal sealed record ExamScene(string Address, string First, string Second)
{
    private const string Sitting = "/api/exams/v1/examinations/demo-cohort/sittings/1";
    private const string Mine = "/api/exams/v1/me/submission";
    private const int Examiners = 4;

    private string Submission =>
        $"/api/exams/v1/students/{Address.Split('/')[2]}/submissions/{Address.Split('/')[3]}";

    private const string Shared =
        "Ik sprak de man aan en vroeg wat er was gebeurd, en pas toen hij rustig was begreep ik dat hij vooral gehoord "
        + "wilde worden.";

    /// <summary>The same for a student who handed in before.</summary>
    public static async Task<ExamScene> MakeAsync(Academy academy, string student)
    {
        using var http = new HttpClient { BaseAddress = await academy.AddressAsync() };
        var own = new RestCaller(http, await academy.TokenAsync(student));
        if ((await own.GetAsync(Mine)).GetProperty("stage").GetString() != "SUBMISSION_STAGE_ADMISSIBLE")
        {
            await HandInAsync(own);
        }

        var clerk = new RestCaller(http, await academy.TokenAsync("clerk01"));
        var subject = SubjectOf(student);
        var exam = await ExamAsync(clerk, subject) ?? throw new InvalidOperationException($"{student} has no exam.");
        if (exam.First.Length == 0)
        {
            await AssignAsync(clerk, exam.Version);
            exam = (await ExamAsync(clerk, subject))!;
        }

        return new($"/beoordelen/{subject}/{exam.Id}", AccountOf(exam.First), AccountOf(exam.Second));
    }

    /// <summary>An examiner scores every criterion alike and hands in, elsewhere.</summary>
    public async Task ScoreAsync(Academy academy, string account, string levelId)
    {
        using var http = new HttpClient { BaseAddress = await academy.AddressAsync() };
        var examiner = new RestCaller(http, await academy.TokenAsync(account));
        var exam = await examiner.GetAsync(Submission, "scoring");
        foreach (var criterion in exam.GetProperty("criteria").EnumerateArray())
        {
            await examiner.PostAsync($"{Submission}/scores/{criterion.GetProperty("criterionId")}", new
            {
                seenVersion = 0,
                levelId,
                motivation = $"Ik vind dit {levelId}.",
                cited = new[] { criterion.GetProperty("items")[0].GetInt32() },
            });
        }

        var seenChanges = exam.GetProperty("criteria").GetArrayLength();
        await examiner.PostAsync($"{Submission}/submit", new { seenChanges });
    }

    /// <summary>The clerk seats a third examiner; their account.</summary>
    public async Task<string> SeatThirdAsync(Academy academy)
    {
        using var http = new HttpClient { BaseAddress = await academy.AddressAsync() };
        var clerk = new RestCaller(http, await academy.TokenAsync("clerk01"));
        var student = Address.Split('/')[2];
        var third = Enumerable.Range(1, Examiners).Select(number => $"examiner{number:00}")
            .First(account => account != First && account != Second);
        await clerk.PostAsync($"{Sitting}/examiners/{student}", new
        {
            seenVersion = (await ExamAsync(clerk, student))!.Version,
            seat = "EXAMINER_SEAT_THIRD",
            examinerId = SubjectOf(third),
        });
        return third;
    }

    private static async Task HandInAsync(RestCaller student)
    {
        var old = (await student.GetAsync("/api/portfolio/v1/me/reflections")).GetProperty("reflections")[0];
        var starrt = await ReflectAsync(student, new
        {
            title = "De man bij de tram",
            templateId = "starrt",
            fields = new[]
            {
                new { name = "situation", text = "Bij een halte stond een man te schreeuwen tegen de bestuurder." },
                new { name = "task", text = "Ik was met mijn praktijkcoach op pad en mocht het gesprek doen." },
                new { name = "action", text = Shared },
                new { name = "result", text = "De tram reed na tien minuten verder, en niemand was aangehouden." },
                new
                {
                    name = "reflection",
                    text = "Mijn valkuil is dat ik snel wil oplossen. Door eerst te vragen won ik juist tijd. "
                        + "De volgende keer zeg ik ook tegen omstanders wat er gebeurt.",
                },
            },
        });
        var again = await ReflectAsync(
            student,
            new { title = "Luisteren onder druk", text = $"## Wat ik leerde\n\n{Shared}\n\n- vragen\n- wachten" });
        var thin = await ReflectAsync(
            student, new { title = "Feedback van mijn team", text = "Mijn team vond dat ik rustig bleef." });
        await ChooseAsync(student, "self-insight", 0, OfReflection(old), starrt);
        await ChooseAsync(student, "reflecting", 1, starrt, again);
        await ChooseAsync(student, "feedback", 2, thin);
        await ChooseAsync(student, "moral-judgement", 3, await WeighAsync(student));
        await ChooseAsync(student, "development", 4, again, OfReflection(old));
        var handedIn = await student.PostAsync($"{Mine}/hand-in", new { seenChanges = 5 });
        Assert.Equal("SUBMISSION_STAGE_ADMISSIBLE", handedIn.GetProperty("stage").GetString());
    }

    private static async Task<object> ReflectAsync(RestCaller student, object written) =>
        OfReflection(await student.PostAsync("/api/portfolio/v1/me/reflections", written));

    private static object OfReflection(JsonElement written) => new
    {
        kind = "ENTRY_KIND_REFLECTION",
        entryId = written.GetProperty("reflectionId").GetString(),
        version = written.TryGetProperty("version", out var version) ? version.GetInt32() : 1,
    };

    private static async Task<object> WeighAsync(RestCaller student)
    {
        const string Dilemmas = "/api/portfolio/v1/me/dilemmas";
        var id = (await student.PostAsync(Dilemmas, new { title = "De pet op het feest" }))
            .GetProperty("dilemmaId").GetString();
        await student.PostAsync($"{Dilemmas}/{id}/versions", new
        {
            seenVersion = 0,
            steps = new
            {
                situation = "Op een feest zag ik een collega met een dienstpet op de foto met vrienden.",
                moment = "Hij vroeg of ik de foto wilde doorsturen.",
                question = "Mag ik zwijgen om de sfeer te houden?",
                facts = "Het was buiten diensttijd. De foto stond al online.",
                involved = "Mijn collega, het korps, en burgers die de foto zien.",
                options = "Zwijgen, hem aanspreken, of het melden.",
            },
            values = new[] { "trustworthy", "integrity" },
        });
        return new { kind = "ENTRY_KIND_DILEMMA", entryId = id, version = 1 };
    }

    private static Task<JsonElement> ChooseAsync(
        RestCaller student, string criterion, int seenChanges, params object[] entries) =>
        student.PostAsync($"{Mine}/criteria/{criterion}", new { seenChanges, entries });

    // Called again by whoever comes later: the days are the same.
    private static async Task AssignAsync(RestCaller clerk, int seenVersion)
    {
        var today = DateTime.UtcNow;
        var (from, until) = ($"{today.AddDays(-1):yyyy-MM-dd}", $"{today.AddDays(30):yyyy-MM-dd}");
        foreach (var number in Enumerable.Range(1, Examiners))
        {
            await clerk.PostAsync(
                $"/api/exams/v1/examiners/{SubjectOf($"examiner{number:00}")}", new { from, until });
        }

        await clerk.PostAsync($"{Sitting}/assign", new { seenVersion, scoreFrom = from, scoreUntil = until });
    }

    private static async Task<Planned?> ExamAsync(RestCaller clerk, string student)
    {
        var plan = await clerk.GetAsync($"{Sitting}/examiners", "exam");
        return plan.GetProperty("exams").EnumerateArray()
            .Where(exam => exam.GetProperty("studentId").GetString() == student)
            .Select(exam => new Planned(
                exam.GetProperty("submissionId").GetString()!, exam.GetProperty("firstExaminerId").GetString()!,
                exam.GetProperty("secondExaminerId").GetString()!, plan.GetProperty("version").GetInt32()))
            .FirstOrDefault();
    }

    /// <summary>The account of a demo examiner's id.</summary>
    public static string AccountOf(string subject) => Enumerable.Range(1, Examiners)
        .Select(number => $"examiner{number:00}").Single(account => SubjectOf(account) == subject);

    /// <summary>A demo account's id, the same at every start.</summary>
    public static string SubjectOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{account}")).AsSpan(0, 16));

    private sealed record Planned(string Id, string First, string Second, int Version);
}
