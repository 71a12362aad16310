using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace VikLearning.Exams.Submissions;

/// <summary>Whose submission it is, in which exam and sitting.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.submission-place")]
public sealed record SubmissionPlace(
    [property: Id(0)] string StudentId, [property: Id(1)] string CohortId, [property: Id(2)] int Sitting)
{
    /// <summary>
    /// The submission's id: the same for the same place, so that there is one of it and nobody need look it up; it
    /// tells nobody whose it is who does not know that already.
    /// </summary>
    [JsonIgnore]
    public Guid SubmissionId => new(
        SHA256.HashData(Encoding.UTF8.GetBytes($"submission/{CohortId}/{Sitting}/{StudentId}")).AsSpan(0, 16));

    /// <summary>The grain's key.</summary>
    [JsonIgnore]
    public string Key => SubmissionId.ToString("N");
}
