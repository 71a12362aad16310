namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>A look at what is another's, before it is written down. It holds ids and codes only.</summary>
/// <param name="Actor">Who looks: a subject id.</param>
/// <param name="Role">The role by which they may call.</param>
/// <param name="OnBehalfOf">For whom, when that is another.</param>
/// <param name="Purpose">Why, by the codes of <see cref="Purposes"/>.</param>
/// <param name="Shown">What, as the method's access rule names it: <c>progress</c>.</param>
/// <param name="RelationHolds">
/// Whether the relation that the purpose asks for holds now, and the thing that is asked for is shared.
/// </param>
/// <param name="ItemId">Which thing of the person's, when one is asked for.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.consultation")]
public sealed record Consultation(
    [property: Id(0)] string Actor,
    [property: Id(1)] string Role,
    [property: Id(2)] string? OnBehalfOf,
    [property: Id(3)] string Purpose,
    [property: Id(4)] string Shown,
    [property: Id(5)] bool RelationHolds,
    [property: Id(6)] string? ItemId = null);
