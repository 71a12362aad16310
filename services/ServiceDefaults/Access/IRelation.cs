using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Says whether one kind of relation holds now. The service that keeps the relation registers it.</summary>
public interface IRelation
{
    /// <summary>The kind it answers for.</summary>
    Relation Kind { get; }

    /// <summary>
    /// Whether it holds between a caller and a subject, from what Roster has told; false when that is unknown.
    /// </summary>
    /// <param name="caller">The caller's subject id.</param>
    /// <param name="subject">What the request's subject field names.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation);
}
