using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Says whether one kind of relation holds now. The service that keeps the relation registers it.</summary>
public interface IRelation
{
    /// <summary>How many <see cref="HeldAsync"/> names at most.</summary>
    const int MostHeld = 100;

    /// <summary>The kind it answers for.</summary>
    Relation Kind { get; }

    /// <summary>
    /// Whether it holds between a caller and a subject, from what Roster has told; false when that is unknown.
    /// </summary>
    /// <param name="caller">The caller's subject id.</param>
    /// <param name="subject">What the request's subject field names.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation);

    /// <summary>
    /// To whom it holds on the same ground as to a subject, and first of all to that subject; nobody when it does not
    /// hold to them. Who looks at one is likely to look at the others next, and those need not be asked about then.
    /// </summary>
    /// <param name="caller">The caller's subject id.</param>
    /// <param name="subject">What the request's subject field names.</param>
    /// <param name="cancellation">Stops waiting.</param>
    async Task<IReadOnlyCollection<string>> HeldAsync(
        string caller, string subject, CancellationToken cancellation) =>
        await HoldsAsync(caller, subject, cancellation) ? [subject] : [];
}
