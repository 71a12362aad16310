using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>A student: hands in, waits for the result, and tries whether the second sitting lets them in.</summary>
internal sealed class CrowdStudent(
    CrowdPerson me, IReadOnlyList<ChosenEntry> works, CrowdLog log, GrpcChannel gateway, Random random)
{
    private readonly SubmissionService.SubmissionServiceClient _submissions = new(gateway);
    private readonly ResultService.ResultServiceClient _results = new(gateway);

    /// <summary>Hands in whole; before that, now and then, too little and too late.</summary>
    public async Task HandInAsync()
    {
        while (await LookAsync() is { Stage: not SubmissionStage.Admissible } seen)
        {
            await (random.Next(3) == 0 ? TryAsync(seen) : GoOnAsync(seen));
        }
    }

    /// <summary>Tries so many things.</summary>
    public async Task RunAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await WatchAsync();
            if (await LookAsync() is not { } seen)
            {
                continue;
            }

            await (seen.Open && random.Next(3) > 0 ? GoOnAsync(seen) : TryAsync(seen));
        }
    }

    /// <summary>Looks whether there is a result.</summary>
    public Task WatchAsync() => log.SendAsync(me, _results.ListMyResultsAsync, new ListMyResultsRequest());

    private async Task<GetSubmissionResponse?> LookAsync() => (await log.SendAsync(
        me, _submissions.GetSubmissionAsync, new GetSubmissionRequest())).Answer as GetSubmissionResponse;

    // Chooses what still lacks, and hands in.
    private async Task GoOnAsync(GetSubmissionResponse seen)
    {
        var changes = seen.Changes;
        foreach (var criterion in seen.Rubric.Criteria.Where(it => Chosen(seen, it.CriterionId) < it.FewestEntries))
        {
            var chosen = await ChooseAsync(criterion.CriterionId, changes, works);
            changes = (chosen.Answer as ChooseEvidenceResponse)?.Changes ?? changes;
        }

        await HandInAsync(changes);
    }

    private Task<CrowdCall> TryAsync(GetSubmissionResponse seen)
    {
        var criterion = seen.Rubric.Criteria[random.Next(seen.Rubric.Criteria.Count)].CriterionId;
        return random.Next(4) switch
        {
            0 => HandInAsync(seen.Changes),
            1 => HandInAsync(seen.Changes - 1),
            2 => ChooseAsync(criterion, seen.Changes - random.Next(2), works),
            _ => ChooseAsync(criterion, seen.Changes, [works[0]]),
        };
    }

    private static int Chosen(GetSubmissionResponse seen, string criterion) =>
        seen.Evidence.FirstOrDefault(one => one.CriterionId == criterion)?.Entries.Count ?? 0;

    private Task<CrowdCall> ChooseAsync(string criterion, int changes, IEnumerable<ChosenEntry> entries) =>
        log.SendAsync(
            me, _submissions.ChooseEvidenceAsync,
            new ChooseEvidenceRequest { CriterionId = criterion, SeenChanges = changes, Entries = { entries } },
            IsTwice);

    private Task<CrowdCall> HandInAsync(int changes) => log.SendAsync(
        me, _submissions.HandInAsync, new HandInRequest { SeenChanges = changes }, IsTwice);

    private bool IsTwice => random.Next(4) == 0;
}
