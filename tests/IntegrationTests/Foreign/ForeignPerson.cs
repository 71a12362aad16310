namespace VikLearning.IntegrationTests.Foreign;

/// <summary>Somebody as a foreign provider knows them.</summary>
/// <param name="Oid">The text that never changes.</param>
/// <param name="Name">What pages show.</param>
/// <param name="Roles">The roles in the provider's words.</param>
internal sealed record ForeignPerson(string Oid, string Name, string[] Roles)
{
    /// <summary>How they signed in.</summary>
    public string[]? Amr { get; init; }

    /// <summary>How surely.</summary>
    public string? Acr { get; init; }
}
