namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// Thrown by a gRPC service, and only there, to answer with refusals; one interceptor turns it into a status with all
/// of them in the user's language. Grains return refusals as values.
/// </summary>
#pragma warning disable CA1032 // It is never thrown without its refusals.
public sealed class RefusedException(IReadOnlyList<Refusal> refusals) : Exception("The command was refused.")
#pragma warning restore CA1032
{
    /// <summary>Why, all reasons at once.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
