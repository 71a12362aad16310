using VikLearning.Exams.Seals;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>The end of the year: the clerk opens the exam, and everybody hands in what the year gave them.</summary>
internal sealed class YearExam(YearCast cast)
{
    private const int AllHours = 100;

    private readonly SubmissionService.SubmissionServiceClient _submissions = new(cast.Gateway);
    private readonly PeerFeedbackService.PeerFeedbackServiceClient _feedback = new(cast.Gateway);

    /// <summary>The clerk opens the exam on the days that the calendar has for it.</summary>
    public async Task OpenAsync(GetProgressResponse progress)
    {
        var exams = new ExaminationService.ExaminationServiceClient(cast.Gateway);
        await cast.OnceItIsKnownAsync(async () => await exams.OpenExaminationAsync(
            new()
            {
                CohortId = YearCast.Cohort,
                RubricId = "lpo-year-1",
                RubricVersion = 1,
                FewestPercent = AllHours,
                HandInFrom = progress.HandInOpens,
                HandInUntil = progress.HandInCloses,
            },
            await cast.AsAsync(YearCast.Clerk)));
    }

    /// <summary>
    /// A student hands in something of each kind; it is admissible, and what they keep of it verifies by itself and
    /// against its receipt.
    /// </summary>
    public async Task HandInAsync(string student)
    {
        var changes = 0;
        foreach (var (criterion, entries) in await EvidenceAsync(student))
        {
            changes = (await _submissions.ChooseEvidenceAsync(
                new() { CriterionId = criterion, SeenChanges = changes, Entries = { entries } },
                await cast.AsAsync(student))).Changes;
        }

        var handedIn = await _submissions.HandInAsync(new() { SeenChanges = changes }, await cast.AsAsync(student));
        Assert.Equal((SubmissionStage.Admissible, 0), (handedIn.Stage, handedIn.Lacks.Count));
        var report = await VerifyAsync(student);
        Assert.Empty(report.Findings);
        Assert.Equal(handedIn.Root, report.Root);
        var keys = await _submissions.GetSigningKeysAsync(new(), await cast.AsAsync(student));
        Assert.Empty(Receipt.Verify(handedIn.Receipt, keys.Jwks, report));
        Assert.Equal(
            ["hours", "workbook-task", "peer-feedback", "peer-feedback", "dilemma", "reflection", "reflection"],
            report.Header!["items"]!.AsArray().Select(item => (string)item!["kind"]!));
    }

    private async Task<(string Criterion, ChosenEntry[] Entries)[]> EvidenceAsync(string student)
    {
        var call = await cast.AsAsync(student);
        var reflections = (await new ReflectionService.ReflectionServiceClient(cast.Gateway).ListReflectionsAsync(
            new() { PageSize = 2 }, call)).Reflections.Select(it => new ChosenEntry
            {
                Kind = EntryKind.Reflection,
                EntryId = it.ReflectionId,
                Version = it.Version,
            }).ToArray();
        var dilemma = (await new DilemmaService.DilemmaServiceClient(cast.Gateway).ListDilemmasAsync(
            new(), call)).Dilemmas[0];
        var task = (await new WorkbookService.WorkbookServiceClient(cast.Gateway).GetWorkbookAsync(
            new(), call)).Tasks.First(it => it.Version > 0);
        return
        [
            ("self-insight", reflections), ("reflecting", reflections), ("feedback", await GiftsAsync(student)),
            ("moral-judgement",
                [new() { Kind = EntryKind.Dilemma, EntryId = dilemma.DilemmaId, Version = dilemma.Version }]),
            ("development",
                [new() { Kind = EntryKind.WorkbookTask, EntryId = task.TaskId, Version = task.Version }]),
        ];
    }

    // The receiver decides whether feedback may go into the exam.
    private async Task<ChosenEntry[]> GiftsAsync(string student)
    {
        var rounds = (await _feedback.ListMyFeedbackRoundsAsync(new(), await cast.AsAsync(student))).Rounds;
        var round = rounds.First(it => it.Received.Count > 0);
        foreach (var gift in round.Received)
        {
            await _feedback.ChooseFeedbackUseAsync(
                new() { RoundId = round.RoundId, GiverId = gift.GiverId, ForExam = true },
                await cast.AsAsync(student));
        }

        return
        [
            .. round.Received.Select(gift => new ChosenEntry
            {
                Kind = EntryKind.PeerFeedback,
                EntryId = round.RoundId,
                GiverId = gift.GiverId,
            }),
        ];
    }

    private async Task<SealReport> VerifyAsync(string student)
    {
        using var container = new MemoryStream(await ExamLife.DownloadAsync(
            cast.Gateway.CreateCallInvoker(), await cast.AsAsync(student)));
        return await SealVerifier.VerifyAsync(container);
    }
}
