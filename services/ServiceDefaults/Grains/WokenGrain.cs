namespace VikLearning.ServiceDefaults.Grains;

/// <summary>A grain that works by itself once it is called, and is called again and again (GrainWaker).</summary>
/// <param name="Name">What the log calls it.</param>
/// <param name="Call">The call, which the grain takes as often as it comes.</param>
/// <param name="Every">The time from one call's end to the next call.</param>
internal sealed record WokenGrain(string Name, Func<IGrainFactory, Task> Call, Func<IServiceProvider, TimeSpan> Every);
