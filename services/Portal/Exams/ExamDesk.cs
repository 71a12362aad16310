using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Portal.Documents;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Exams;

/// <summary>A student's own submission; and for the exam clerk the exams of cohorts.</summary>
internal sealed class ExamDesk(
    GatewayCall call, FormSender sender, SubmissionService.SubmissionServiceClient submissions,
    ResultService.ResultServiceClient results,
    ExaminationService.ExaminationServiceClient exams, CohortService.CohortServiceClient cohorts)
{
    private const int CohortsAtOnce = 50;
    private static readonly string[] s_sitting =
        ["rubricId", "fewestPercent", "handInFrom", "handInUntil", "cohortId"];

    // Copying a portfolio with its files takes longer than a form; its outcome is waited for.
    private static readonly TimeSpan s_handingIn = TimeSpan.FromMinutes(2);

    /// <summary>The submission; null, and why in the reader's words, when there is no exam to hand in for.</summary>
    public async Task<(GetSubmissionResponse? Submission, string Why)> ReadAsync()
    {
        try
        {
            return (await submissions.GetSubmissionAsync(new(), await call.ReadAsync()), "");
        }
        catch (RpcException not) when (not.StatusCode is StatusCode.FailedPrecondition)
        {
            return (null, not.Status.Detail);
        }
    }

    /// <summary>The results that were made known, the newest sitting first.</summary>
    public async Task<IReadOnlyList<SittingResult>> ResultsAsync() =>
        (await results.ListMyResultsAsync(new(), await call.ReadAsync())).Results;

    public Task<string?> ChooseAsync(
        string criterionId, EvidenceInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["entries"],
            async options =>
            {
                await submissions.ChooseEvidenceAsync(
                    new()
                    {
                        CriterionId = criterionId,
                        SeenChanges = input.SeenChanges,
                        Entries = { (input.Entries ?? []).Select(EvidenceOption.EntryOf) },
                    },
                    options);
                return criterionId;
            },
            overtaken);

    /// <summary>Hands in; what it came to, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> HandInAsync(
        EvidenceInput input, FormProblems problems, TimeProvider time, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, [],
            async options => (await submissions.HandInAsync(
                new() { SeenChanges = input.SeenChanges },
                options.WithDeadline(time.GetUtcNow().UtcDateTime + s_handingIn))).Stage
                is SubmissionStage.Admissible ? "ontvankelijk" : "terug",
            overtaken);

    /// <summary>A sealed container, in pieces.</summary>
    public async IAsyncEnumerable<ByteString> ContainerAsync(int seal, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = submissions.DownloadSubmission(new() { Seal = seal }, await call.WatchAsync(end));
        await foreach (var piece in download.ResponseStream.ReadAllAsync(end))
        {
            yield return piece.Data;
        }
    }

    public async Task<string> KeysAsync() =>
        (await submissions.GetSigningKeysAsync(new(), await call.ReadAsync())).Jwks;

    public async Task<ListCohortsResponse> CohortsAsync(string token) =>
        await cohorts.ListCohortsAsync(
            new() { PageSize = CohortsAtOnce, PageToken = token }, await call.ReadAsync());

    public async Task<string> NameOfAsync(string cohortId) =>
        (await cohorts.GetCohortAsync(new() { CohortId = cohortId }, await call.ReadAsync())).Name;

    /// <summary>The exam of a cohort; null when it was not opened yet.</summary>
    public async Task<GetExaminationResponse?> ExamAsync(string cohortId)
    {
        try
        {
            return await exams.GetExaminationAsync(new() { CohortId = cohortId }, await call.ReadAsync());
        }
        catch (RpcException none) when (none.StatusCode is StatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Rubric>> RubricsAsync() =>
        (await exams.ListRubricsAsync(new(), await call.ReadAsync())).Rubrics;

    public Task<string?> OpenAsync(string cohortId, SittingInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, s_sitting, async options =>
        {
            var (rubricId, version) = PlanInput.Split(input.Rubric);
            return (await exams.OpenExaminationAsync(
                new()
                {
                    CohortId = cohortId,
                    RubricId = rubricId,
                    RubricVersion = version,
                    FewestPercent = input.PercentOr(-1),
                    HandInFrom = input.From ?? "",
                    HandInUntil = input.Until ?? "",
                },
                options)).CohortId;
        });

    public Task<string?> PlanAsync(string cohortId, SittingInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, s_sitting,
            async options =>
            {
                await exams.PlanSittingAsync(
                    new()
                    {
                        CohortId = cohortId,
                        Sitting = input.Sitting,
                        SeenVersion = input.SeenVersion,
                        HandInFrom = input.From ?? "",
                        HandInUntil = input.Until ?? "",
                    },
                    options);
                return cohortId;
            },
            overtaken);
}
