using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>The one history of imports.</summary>
[Alias("roster.imports")]
internal interface IImportsGrain : IGrainWithStringKey
{
    /// <summary>The only grain's key.</summary>
    const string Key = "all";

    /// <summary>Decides an import. Its parts come as they are to be encrypted; none when nothing is to be changed.
    /// </summary>
    [Alias("Import")]
    Task<Reply<ImportAnswer>> Import(
        CommandEnvelope envelope, IReadOnlyList<string> parts, ImportChanges? changes, int studentCount,
        int faultCount);

    /// <summary>
    /// Takes in the next part of an import; answers whether that was all of it. Called again it goes on where it was.
    /// </summary>
    [Alias("TakeInPart")]
    Task<bool> TakeInPart(Guid importId);

    [Alias("Find")]
    Task<ImportView?> Find(Guid importId);

    /// <summary>The remembered ones, the newest first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<ImportView>> List();
}
