using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>
/// The imports that were decided, in one history. <see cref="RosterImported"/> is the act: from then on it is taken in,
/// whatever happens. The last ones are remembered.
/// </summary>
/// <param name="Imports">The newest last.</param>
public sealed record RosterImports(ImmutableList<ImportStanding> Imports)
{
    /// <summary>How many are remembered; those that are not done yet always are.</summary>
    public const int MostRemembered = 50;

    /// <summary>The most that are under way at once.</summary>
    public const int MostUnderWay = 5;

    /// <summary>None yet.</summary>
    public static RosterImports None { get; } = new(ImmutableList<ImportStanding>.Empty);

    /// <summary>An import, or null.</summary>
    public ImportStanding? Find(Guid importId) => Imports.Find(one => one.Imported.ImportId == importId);

    /// <summary>May this be imported, and what follows.</summary>
    public static Decision Decide(RosterImports imports, ImportRoster command)
    {
        ArgumentNullException.ThrowIfNull(imports);
        ArgumentNullException.ThrowIfNull(command);
        return command.FaultCount > 0
                ? Decision.Refuse(Refusal.Malformed("import-has-faults", "archive", $"{command.FaultCount}"))
            : command.PartIds.IsEmpty ? Decision.Accept(new ImportAnswer(null))
            : imports.Imports.Count(one => !one.IsDone) >= MostUnderWay
                ? Decision.Refuse(Refusal.Rule("imports-under-way", null, $"{MostUnderWay}"))
            : Decision.Accept(
                new ImportAnswer(command.ImportId),
                new RosterImported(
                    command.ImportId, command.PartIds, command.StudentCount, command.Changes, command.By, command.At));
    }

    /// <summary>A part was taken in.</summary>
    public static Decision Decide(RosterImports imports, RecordPart command)
    {
        ArgumentNullException.ThrowIfNull(imports);
        ArgumentNullException.ThrowIfNull(command);
        return imports.Find(command.ImportId) is { IsDone: false } standing && standing.PartsTakenIn == command.Part
            ? Decision.Accept(
                new ImportAnswer(command.ImportId),
                new ImportPartTakenIn(command.ImportId, command.Part, command.Students, command.Skipped))
            : Decision.Refuse(Refusal.NotFound());
    }

    /// <summary>What is true after an event.</summary>
    public static RosterImports Evolve(RosterImports imports, object happened)
    {
        ArgumentNullException.ThrowIfNull(imports);
        return happened switch
        {
            RosterImported it => new RosterImports(Remembered(imports.Imports).Add(new ImportStanding(it, 0, 0, 0))),
            ImportPartTakenIn it => imports.Find(it.ImportId) is { } standing
                ? new RosterImports(imports.Imports.Replace(standing, standing with
                {
                    PartsTakenIn = standing.PartsTakenIn + 1,
                    StudentsTakenIn = standing.StudentsTakenIn + it.Students,
                    Skipped = standing.Skipped + it.Skipped,
                }))
                : imports,
            _ => imports,
        };
    }

    private static ImmutableList<ImportStanding> Remembered(ImmutableList<ImportStanding> imports) =>
        imports.Count < MostRemembered || imports.FindIndex(one => one.IsDone) is not (>= 0 and var oldest)
            ? imports
            : imports.RemoveAt(oldest);
}

/// <summary>How far an import is.</summary>
public sealed record ImportStanding(RosterImported Imported, int PartsTakenIn, int StudentsTakenIn, int Skipped)
{
    /// <summary>Whether all of it was taken in.</summary>
    public bool IsDone => PartsTakenIn >= Imported.PartIds.Length;
}

/// <summary>Import a roster.</summary>
/// <param name="PartIds">Its parts, each an encrypted text; none when it changes nothing.</param>
/// <param name="FaultCount">How many faults were found in it.</param>
public sealed record ImportRoster(
    Guid ImportId, ImmutableArray<Guid> PartIds, int StudentCount, ImportChanges? Changes, int FaultCount, string By,
    DateTimeOffset At);

/// <summary>A part was taken in by its cohort.</summary>
public sealed record RecordPart(Guid ImportId, int Part, int Students, int Skipped);

/// <summary>A roster is imported, whole: its parts are taken in from now on, and others follow them.</summary>
/// <param name="PartIds">The encrypted parts, until the key that is theirs alone is destroyed.</param>
/// <param name="Changes">What it was to change when it was decided.</param>
public sealed record RosterImported(
    Guid ImportId, ImmutableArray<Guid> PartIds, int StudentCount, ImportChanges? Changes, string By,
    DateTimeOffset At);

/// <summary>A part of an import was taken in.</summary>
public sealed record ImportPartTakenIn(Guid ImportId, int Part, int Students, int Skipped);

/// <summary>What an import changes, counted.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.import-changes")]
public sealed record ImportChanges(
    [property: Id(0)] int CohortsOpened,
    [property: Id(1)] int TeamsAdded,
    [property: Id(2)] int TeamsRenamed,
    [property: Id(3)] int TeachersAssigned,
    [property: Id(4)] int StudentsEnrolled,
    [property: Id(5)] int StudentsMoved,
    [property: Id(6)] int StudentsLeft,
    [property: Id(7)] int StudentsReturned,
    [property: Id(8)] int StudentsRenamed,
    [property: Id(9)] int StudentsUnchanged);

/// <summary>The answer to an import: its id; null when nothing was to be changed.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.import-answer")]
public sealed record ImportAnswer([property: Id(0)] Guid? ImportId);
