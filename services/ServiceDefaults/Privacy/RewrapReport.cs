namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>What one look through a service's keys came to.</summary>
/// <param name="Wrapped">How many were wrapped anew.</param>
/// <param name="Unopened">How many open with no master key of this process.</param>
/// <param name="Left">The ids of the retired master keys that some key still needs.</param>
internal sealed record RewrapReport(int Wrapped, int Unopened, IReadOnlySet<string> Left);
