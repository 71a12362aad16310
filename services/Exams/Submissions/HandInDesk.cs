using Grpc.Core;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Seals;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.Submissions;

/// <summary>
/// Hands in: copies and seals what was chosen, and only when the submission refers to it on disk says that it was
/// handed in. The moment of a hand-in is that of asking: copying late on the last evening makes nobody too late.
/// </summary>
internal sealed class HandInDesk(
    IGrainFactory grains,
    EvidenceCopier copier,
    [FromKeyedServices(ExamsModule.Service)] FileVault files,
    TimeProvider time) : IDisposable
{
    // What a copy holds in memory is some megabytes at most; the others wait for their turn.
    private const int MostAtOnce = 64;

    private readonly SemaphoreSlim _turns = new(MostAtOnce);

    /// <summary>Hands in.</summary>
    /// <exception cref="RefusedException">It can't be, for every reason there is.</exception>
    public async Task<HandedIn> HandInAsync(
        SubmissionPlace place, ExaminationView exam, CommandEnvelope envelope, int seenChanges,
        ServerCallContext context)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var today = AcademyTime.DateOf(at);
        var grain = grains.GetKnownGrain<ISubmissionGrain>(place.Key);
        if (!await grain.CanHandIn(envelope, place, seenChanges, today))
        {
            return (await grain.HandIn(envelope, place, seenChanges, null, today)).OrThrow();
        }

        await _turns.WaitAsync(context.CancellationToken);
        try
        {
            var seal = await CopyAsync(place, exam, await grain.Get(), at, context);

            // Should what became of it stay unknown, it is loose: the sweep asks whether it is referred to.
            var reply = await grain.HandIn(envelope, place, seenChanges, seal, today);
            await SettleAsync(SubmissionGrain.ScopeOf(place.Key), seal, reply.Answer?.Root == seal.Root);
            return reply.OrThrow();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private Task<SubmissionSeal> CopyAsync(
        SubmissionPlace place, ExaminationView exam, SubmissionView submission, DateTimeOffset at,
        ServerCallContext context) =>
        copier.CopyAsync(
            new SealSubject(
                place.SubmissionId, place.StudentId, place.CohortId, place.Sitting, submission.Seals.Length + 1, at,
                exam.Opened.RubricId, exam.Opened.RubricVersion, []),
            submission.Chosen, context);

    private async Task SettleAsync(string scope, SubmissionSeal seal, bool isKept)
    {
        if (!isKept)
        {
            await copier.DropAsync(scope, seal.Files);
            return;
        }

        foreach (var file in seal.Files)
        {
            await files.ClaimAsync(file, scope);
        }
    }
}
