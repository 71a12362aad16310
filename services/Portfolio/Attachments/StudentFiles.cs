using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Attachments;

/// <summary>Which files students' portfolios refer to.</summary>
internal sealed class StudentFiles(IGrainFactory grains) : IFileOwner
{
    public async Task<bool> HoldsAsync(string scope, Guid id, CancellationToken cancellation)
    {
        var student = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return (await grains.GetKnownGrain<IStudentGrain>(student).ListAttachments())
            .Any(attachment => attachment.AttachmentId == id);
    }
}
