namespace VikLearning.IntegrationTests.Crowd;

/// <summary>Somebody who takes part.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">As tokens claim it.</param>
/// <param name="Purpose">Why they look at what is another's.</param>
internal sealed record CrowdPerson(string Id, string Role, string Purpose);
