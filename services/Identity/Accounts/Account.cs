namespace VikLearning.Identity.Accounts;

/// <summary>Somebody who can sign in, without the password.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Subject">The opaque id that tokens carry.</param>
/// <param name="DisplayName">What the pages show.</param>
/// <param name="Roles">The roles, in lower case with dashes.</param>
/// <param name="Email">Where mail reaches them; null for nowhere.</param>
public sealed record Account(
    string Name, string Subject, string DisplayName, IReadOnlyList<string> Roles, string? Email = null);
