using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>One grain in all; its key is <see cref="Key"/>.</summary>
[Alias("roster.retention")]
internal interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>Its key.</summary>
    const string Key = "all";

    [Alias("Set")]
    Task<Reply<RetentionAnswer>> Set(CommandEnvelope envelope, int seenVersion, ImmutableArray<KeptFor> classes);

    [Alias("Get")]
    Task<RetentionView> Get();
}
