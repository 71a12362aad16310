using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>What came of verifying a container.</summary>
/// <param name="Header">Its header's JSON; null when that is not what was sealed.</param>
/// <param name="Findings">Everything that is wrong; empty when each byte is what was sealed.</param>
public sealed record SealReport(JsonObject? Header, ImmutableArray<SealFinding> Findings)
{
    /// <summary>The root; empty without a header.</summary>
    public string Root => Header is { } header ? (string)header["root"]! : "";

    /// <summary>How many items it has.</summary>
    public int Items => Header is { } header ? header["items"]!.AsArray().Count : 0;
}
