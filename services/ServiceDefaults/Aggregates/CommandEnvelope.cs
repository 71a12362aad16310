using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// Who sends a command, how a retry of it is recognised, and what the edge already found wrong with it.
/// </summary>
/// <param name="CommandId">The keyed hash of the idempotency key.</param>
/// <param name="BodyMac">The keyed hash of the request's body.</param>
/// <param name="Actor">The caller's subject id.</param>
/// <param name="OnBehalfOf">For whom the caller acts, when that is another.</param>
/// <param name="Purpose"><c>own</c> for one's own data.</param>
/// <param name="Faults">Malformed fields. With any, nothing is decided: the rules only add theirs to the list.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.envelope")]
public sealed record CommandEnvelope(
    [property: Id(0)] string CommandId,
    [property: Id(1)] byte[] BodyMac,
    [property: Id(2)] string Actor,
    [property: Id(3)] string? OnBehalfOf,
    [property: Id(4)] string Purpose,
    [property: Id(5)] ImmutableArray<Refusal> Faults)
{
    private const int NameCharacters = 40;

    /// <summary>
    /// A command that nobody sent: a service gives it itself. Its name is the key that a retry is recognised by, and
    /// all that is compared.
    /// </summary>
    /// <param name="name">
    /// In ASCII, at most 64 characters; the same for a retry, and for nothing else in the stream.
    /// </param>
    /// <param name="actor">Who gives it, or on whose order it is carried out.</param>
    /// <param name="purpose">Why.</param>
    public static CommandEnvelope Own(string name, string actor, string purpose) =>
        new(name, Encoding.ASCII.GetBytes(name), actor, null, purpose, []);

    /// <summary>
    /// A name for <see cref="Own"/> of what happened to a thing whose own name may be too long: the same for the same.
    /// </summary>
    /// <param name="what">What happened, in ASCII, at most 23 characters.</param>
    /// <param name="thing">The name of what it happened to, in ASCII.</param>
    public static string NameOf(string what, string thing) =>
        $"{what}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(thing)))[..NameCharacters]}";
}
