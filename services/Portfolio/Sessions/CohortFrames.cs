using System.Collections.Concurrent;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.Sessions;

/// <summary>What cohorts' plans say of sessions, as Roster last said: a plan hardly ever changes.</summary>
internal sealed class CohortFrames(IServiceChannels channels, TimeProvider time)
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (SessionFrame Frame, long At)> _frames = new(StringComparer.Ordinal);

    /// <summary>That of a cohort.</summary>
    /// <exception cref="Grpc.Core.RpcException">Roster does not answer, or does not know it.</exception>
    public async Task<SessionFrame> FindAsync(string cohortId, CancellationToken cancellation)
    {
        if (_frames.TryGetValue(cohortId, out var known) && time.GetElapsedTime(known.At) < s_kept)
        {
            return known.Frame;
        }

        var client = new CohortPlanService.CohortPlanServiceClient(channels.For("roster"));
        var answer = await client.GetCohortPlanAsync(
            new GetCohortPlanRequest { CohortId = cohortId }, deadline: DateTime.UtcNow + s_patience,
            cancellationToken: cancellation);
        if (_frames.Count >= MostKept)
        {
            _frames.Clear();
        }

        var frame = SessionFrames.Of(answer.Plan);
        _frames[cohortId] = (frame, time.GetTimestamp());
        return frame;
    }

    /// <summary>A cohort goes by another plan: this process asks anew, others within five minutes.</summary>
    public void Forget(string cohortId) => _frames.TryRemove(cohortId, out _);
}
