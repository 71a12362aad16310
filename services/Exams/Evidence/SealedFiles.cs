using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.Evidence;

/// <summary>Which kept files sealed submissions consist of.</summary>
internal sealed class SealedFiles(IGrainFactory grains) : IFileOwner
{
    public async Task<bool> HoldsAsync(string scope, Guid id, CancellationToken cancellation)
    {
        var submission = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var view = await grains.GetKnownGrain<ISubmissionGrain>(submission).Get();
        return view.Seals.Any(seal => seal.Files.Contains(id));
    }
}
