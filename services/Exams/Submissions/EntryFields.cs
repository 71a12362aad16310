using System.Collections.Immutable;
using System.Globalization;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Submissions;

/// <summary>Reads chosen entries off the wire: their form only.</summary>
internal static class EntryFields
{
    private const int MostVersions = 10_000;

    /// <summary>The entries; a fault for each that can be none, for one that is there twice, for too many.</summary>
    public static ImmutableArray<PortfolioEntry> Read(
        RequestFields fields, IReadOnlyCollection<Wire.ChosenEntry> entries)
    {
        fields.Check(
            entries.Count <= PortfolioEntry.MostOfACriterion,
            Refusal.Malformed(
                "entries-too-many", "entries",
                PortfolioEntry.MostOfACriterion.ToString(CultureInfo.InvariantCulture)));
        ImmutableArray<PortfolioEntry> read =
            [.. entries.Take(PortfolioEntry.MostOfACriterion).Index().Select(one => Read(fields, one.Item, one.Index))];
        fields.Check(read.Distinct().Count() == read.Length, Refusal.Malformed("entry-twice", "entries"));
        return read;
    }

    private static PortfolioEntry Read(RequestFields fields, Wire.ChosenEntry entry, int index)
    {
        var kind = (EntryKind)((int)entry.Kind - 1);
        fields.Check(
            Enum.IsDefined(kind) && IsFit(kind, entry),
            Refusal.Malformed("entry-invalid", string.Create(CultureInfo.InvariantCulture, $"entries[{index}]")));
        return new PortfolioEntry(kind, entry.EntryId, entry.Version, entry.GiverId);
    }

    private static bool IsFit(EntryKind kind, Wire.ChosenEntry entry)
    {
        var hasVersion = entry.Version is > 0 and <= MostVersions;
        var hasGiver = entry.GiverId.Length > 0;
        return kind switch
        {
            EntryKind.Reflection or EntryKind.Dilemma =>
                hasVersion && !hasGiver && Guid.TryParseExact(entry.EntryId, "N", out _)
                && entry.EntryId.All(char.IsAsciiHexDigitLower),
            EntryKind.WorkbookTask => hasVersion && !hasGiver && RequestFields.IsId(entry.EntryId),
            EntryKind.FeedbackAssignment => hasVersion && !hasGiver && entry.EntryId.Length == 0,
            _ => entry.Version == 0 && GrainKeys.IsKey(entry.GiverId)
                && entry.EntryId.Split('.') is { Length: 3 } parts && parts.All(GrainKeys.IsKey),
        };
    }
}
