using System.Text.Json;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Imports;

/// <summary>The shell around imports.</summary>
[GrainType("roster.imports")]
internal sealed class ImportsGrain(
    IServiceProvider services, [FromKeyedServices(RosterModule.Service)] TextScopes scopes)
    : AggregateGrain<RosterImports>(Definition, services), IImportsGrain
{
    private const string Purpose = "roster-import";

    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<RosterImports> Definition { get; } = new(
        RosterModule.Service,
        Kind: "imports",
        RosterImports.None,
        RosterImports.Evolve,
        new EventCatalog()
            .Add<RosterImported>("roster-imported")
            .Add<ImportPartTakenIn>("import-part-taken-in"),
        SnapshotVersion: 1);

    /// <summary>The scope of an import's parts: a key of its own, destroyed when all of it was taken in.</summary>
    public static string ScopeOf(Guid importId) => $"roster-import/{importId:N}";

    public async Task<Reply<ImportAnswer>> Import(
        CommandEnvelope envelope, IReadOnlyList<string> parts, ImportChanges? changes, int studentCount,
        int faultCount)
    {
        var importId = NewId();
        var texts = new List<SealedText>();
        foreach (var part in envelope.Faults.IsEmpty ? parts : [])
        {
            texts.Add(await Vault.SealAsync(
                NewId(), ScopeOf(importId), part));
        }

        var command = new ImportRoster(
            importId, [.. texts.Select(text => text.Id)], studentCount, changes, faultCount, envelope.Actor,
            Time.GetUtcNow());
        return await HandleAsync<ImportAnswer>(envelope, imports => RosterImports.Decide(imports, command), texts);
    }

    public async Task<bool> TakeInPart(Guid importId)
    {
        if ((await StateAsync()).Find(importId) is not { } standing)
        {
            return true;
        }

        if (!standing.IsDone)
        {
            await TakeInAsync(standing);
        }

        if ((await StateAsync()).Find(importId)?.IsDone == false)
        {
            return false;
        }

        // After the last part is on disk; should a crash come between, the follower asks again.
        await scopes.DestroyAsync(ScopeOf(importId));
        return true;
    }

    public async Task<ImportView?> Find(Guid importId) =>
        (await StateAsync()).Find(importId) is { } standing ? ImportView.Of(standing) : null;

    public async Task<IReadOnlyList<ImportView>> List() =>
        [.. (await StateAsync()).Imports.Reverse().Select(ImportView.Of)];

    // The cohort first, then the note of it: a part whose note is lost is taken in again, and changes nothing.
    private async Task TakeInAsync(ImportStanding standing)
    {
        var (imported, number) = (standing.Imported, standing.PartsTakenIn);
        var scope = ScopeOf(imported.ImportId);
        var id = imported.PartIds[number];
        var kept = (await Journal.ReadTextsAsync(scope, [id])).GetValueOrDefault(id)
            ?? throw new InvalidOperationException("A part of an import is not there.");
        var text = await Vault.OpenAsync(kept)
            ?? throw new InvalidOperationException("The key of an import that is not done was destroyed.");
        var part = JsonSerializer.Deserialize<ImportPart>(text, EventCatalog.Json)!;
        var name = $"{imported.ImportId:N}-{number}";
        var envelope = CommandEnvelope.Own(name, imported.By, Purpose);
        var cohort = GrainFactory.GetGrain<ICohortGrain>(part.Opening.CohortId);
        var answer = (await cohort.TakeIn(envelope, text)).OrThrow();
        var command = new RecordPart(imported.ImportId, number, part.Students.Length, answer.Skipped);
        (await HandleAsync<ImportAnswer>(envelope, imports => RosterImports.Decide(imports, command))).OrThrow();
    }
}
