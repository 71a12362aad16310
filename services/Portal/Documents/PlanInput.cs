using System.Globalization;
using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Documents;

/// <summary>The plan that was chosen for a cohort.</summary>
public sealed class PlanInput : IFormInput
{
    /// <summary>The version of the plan that the page showed.</summary>
    public int SeenPlanVersion { get; set; }

    /// <summary>A route map as <c>id/version</c>.</summary>
    public string? RouteMap { get; set; }

    /// <summary>A calendar as <c>id/version</c>.</summary>
    public string? Calendar { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>The document as the form has it.</summary>
    internal static string Of(string id, int version) => string.Create(CultureInfo.InvariantCulture, $"{id}/{version}");

    /// <summary>What the form had; nothing for what is no document.</summary>
    internal static (string Id, int Version) Split(string? chosen) =>
        chosen?.Split('/') is [var id, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (id, version)
            : ("", 0);
}
