using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Says whether one thing of a person's is shared with who asks for it. The service that keeps such things registers
/// it, one for each kind of thing; the gate asks before it writes the line, so that what is not shared is never said to
/// have been shown.
/// </summary>
public interface ISharedItems
{
    /// <summary>The service whose things they are: <c>portfolio</c>.</summary>
    string Area { get; }

    /// <summary>What of them is shown, as access rules name it: <c>reflection</c>.</summary>
    IReadOnlyCollection<string> Shown { get; }

    /// <summary>Whether it is one of these, there, and shared with the caller now.</summary>
    /// <param name="relation">The relation that holds between caller and person.</param>
    /// <param name="caller">The caller's subject id.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="item">Which thing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<bool> IsSharedAsync(
        Relation relation, string caller, string person, Guid item, CancellationToken cancellation);
}
