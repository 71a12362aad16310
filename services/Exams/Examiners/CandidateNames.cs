using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Exams.Examiners;

/// <summary>
/// The names of candidates, asked of Roster at the moment they are shown; nothing keeps them here. That they are shown
/// stands in the ledger of Exams. Without Roster there are none: an exam does not wait for a name.
/// </summary>
internal sealed partial class CandidateNames(IServiceChannels channels, ILogger<CandidateNames> logger)
{
    private const int AtOnce = 1000;

    /// <summary>The names of students of a cohort, by id; who has none is not there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        string cohortId, IEnumerable<string> students, CancellationToken cancellation)
    {
        var roster = new CohortPlanService.CohortPlanServiceClient(channels.For("roster"));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var some in students.Distinct().Chunk(AtOnce))
            {
                var answer = await roster.GetStudentNamesAsync(
                    new() { CohortId = cohortId, StudentIds = { some } }, cancellationToken: cancellation);
                foreach (var (student, name) in answer.Names)
                {
                    names[student] = name;
                }
            }
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Cancelled)
        {
            LogNameless(failure.StatusCode);
        }

        return names;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Roster gave no names: {Status}.")]
    private partial void LogNameless(StatusCode status);
}
