namespace VikLearning.ServiceDefaults.Grains;

/// <summary>A grain that works by itself once it is called, and is called again and again (GrainWaker).</summary>
/// <param name="Name">What the log calls it.</param>
/// <param name="Call">
/// The call, which the grain takes as often as it comes; false when it could not do its work yet.
/// </param>
/// <param name="Every">The time from one call's end to the next; a minute at most after one that did not do.</param>
public sealed record WokenGrain(
    string Name, Func<IGrainFactory, Task<bool>> Call, Func<IServiceProvider, TimeSpan> Every);
