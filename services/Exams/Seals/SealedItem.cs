using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>One item of a sealed submission: what it is, and the hash that holds it.</summary>
/// <param name="Number">Its place in the container, from 1.</param>
/// <param name="Kind">What it is: <c>reflection</c>, <c>file</c>.</param>
/// <param name="Source">What it was copied from: ids only; empty where there is one of it.</param>
/// <param name="Version">Which version of that; 0 where there are none.</param>
/// <param name="MediaType">Of its bytes.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Hash">SHA-256 of its salt and its bytes, in lower-case hexadecimal.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.sealed-item")]
public sealed record SealedItem(
    [property: Id(0)] int Number,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Source,
    [property: Id(3)] int Version,
    [property: Id(4)] string MediaType,
    [property: Id(5)] long Length,
    [property: Id(6)] string Hash)
{
    /// <summary>The most items of a submission.</summary>
    public const int Most = 500;

    /// <summary>As the chain has it: without the salt, so that the chain still holds when the salt is destroyed.
    /// </summary>
    internal JsonObject Described() => new()
    {
        ["hash"] = Hash,
        ["kind"] = Kind,
        ["length"] = Length,
        ["mediaType"] = MediaType,
        ["number"] = Number,
        ["source"] = Source,
        ["version"] = Version,
    };
}
