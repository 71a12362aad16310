using System.Globalization;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Exams;

/// <summary>An entry of the portfolio that can be chosen, with what a student knows it by.</summary>
/// <param name="Address">Where it is read; null where it has no page of its own.</param>
public sealed record EvidenceOption(ChosenEntry Entry, string Title, string? Address)
{
    /// <summary>The entry as a form has it: <c>Reflection/id/version/giver</c>.</summary>
    public string Value => ValueOf(Entry);

    /// <summary>An entry as a form has it.</summary>
    public static string ValueOf(ChosenEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Create(
            CultureInfo.InvariantCulture, $"{entry.Kind}/{entry.EntryId}/{entry.Version}/{entry.GiverId}");
    }

    /// <summary>What a form had; an entry that is refused where that is none.</summary>
    public static ChosenEntry EntryOf(string? value) =>
        value?.Split('/') is [var kind, var id, var version, var giver]
        && Enum.TryParse<EntryKind>(kind, out var known)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new() { Kind = known, EntryId = id, Version = number, GiverId = giver }
            : new();
}
