using VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.Imports;

/// <summary>An archive that was held against the roster.</summary>
/// <param name="Draft">What it says; only to be used when there are no faults.</param>
/// <param name="Counts">What it would change.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record CheckedRoster(RosterDraft Draft, ImportCounts Counts, ImportFaults Faults)
{
    /// <summary>Whether an import would change anything.</summary>
    public bool ChangesAnything => !new ImportCounts(Counts) { StudentsUnchanged = 0 }.Equals(new ImportCounts());

    /// <summary>The counts as an event keeps them.</summary>
    public ImportChanges Changes => new(
        Counts.CohortsOpened, Counts.TeamsAdded, Counts.TeamsRenamed, Counts.TeachersAssigned, Counts.StudentsEnrolled,
        Counts.StudentsMoved, Counts.StudentsLeft, Counts.StudentsReturned, Counts.StudentsRenamed,
        Counts.StudentsUnchanged);
}
