using System.Collections.Immutable;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// An expected no, as a value: a code and what the sentence needs. The edge words it in the user's language.
/// </summary>
/// <param name="Code">Kebab case: <c>hours-in-future</c>. Every code has a Dutch and an English text.</param>
/// <param name="Kind">Which status the caller gets.</param>
/// <param name="Field">The request field that is at fault, as the wire names it in camel case; null for none.</param>
/// <param name="Arguments">Fill <c>{0}</c>, <c>{1}</c> of the text. Never what a user wrote.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] RefusalKind Kind,
    [property: Id(2)] string? Field,
    [property: Id(3)] ImmutableArray<string> Arguments)
{
    /// <summary>A message that is not well formed.</summary>
    public static Refusal Malformed(string code, string field, params ReadOnlySpan<string> arguments) =>
        new(code, RefusalKind.Malformed, field, [.. arguments]);

    /// <summary>A rule says no to a well-formed command.</summary>
    public static Refusal Rule(string code, string? field, params ReadOnlySpan<string> arguments) =>
        new(code, RefusalKind.Rule, field, [.. arguments]);

    /// <summary>Not there, or not the caller's: told apart by nobody.</summary>
    public static Refusal NotFound(string? field = null) => new("not-found", RefusalKind.NotFound, field, []);

    /// <summary>What the caller edited has changed since they saw it.</summary>
    public static Refusal Stale(string code, string field) => new(code, RefusalKind.Stale, field, []);

    /// <summary>It exists already with another content.</summary>
    public static Refusal Exists(string code, string field) => new(code, RefusalKind.Exists, field, []);

    /// <summary>The caller may not call this at all as they are signed in now.</summary>
    public static Refusal Forbidden(string code) => new(code, RefusalKind.Forbidden, null, []);
}
