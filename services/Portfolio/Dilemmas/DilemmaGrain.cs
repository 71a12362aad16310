using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>The shell around a student's dilemmas.</summary>
[GrainType("portfolio.dilemmas")]
internal sealed class DilemmaGrain(IServiceProvider services)
    : OwnBookGrain<DilemmaBook>(Definition, services), IDilemmaGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<DilemmaBook> Definition { get; } = new(
        PortfolioModule.Service,
        Kind: "dilemmas",
        DilemmaBook.Empty,
        DilemmaBook.Evolve,
        new EventCatalog()
            .Add<DilemmaStarted>("dilemma-started")
            .Add<DilemmaSaved>("dilemma-saved")
            .Add<DilemmaCompleted>("dilemma-completed"),
        SnapshotVersion: 1);

    public async Task<Reply<DilemmaKept>> Start(CommandEnvelope envelope, string title, ChosenDilemma? chosen)
    {
        if (await SealAsync(chosen is null ? [title] : [title, chosen.Text]) is not { } texts)
        {
            return NotThere<DilemmaKept>(envelope);
        }

        var copied = chosen is null ? null : new CopiedDilemma(chosen.LibraryId, chosen.Version, texts[1].Id);
        var command = new StartDilemma(NewId(), texts[0].Id, copied, Time.GetUtcNow());
        return await HandleAsync<DilemmaKept>(envelope, book => DilemmaBook.Decide(book, command), texts);
    }

    public async Task<Reply<DilemmaKept>> Save(
        CommandEnvelope envelope, Guid workId, int seenVersion, ImmutableDictionary<string, string> steps,
        ImmutableArray<string> values)
    {
        if (await SealAsync(steps) is not { } written)
        {
            return NotThere<DilemmaKept>(envelope);
        }

        var command = new SaveDilemma(workId, seenVersion, new DilemmaVersion(written.Ids, values, Time.GetUtcNow()));
        return await HandleAsync<DilemmaKept>(envelope, book => DilemmaBook.Decide(book, command), written.Texts);
    }

    public async Task<Reply<DilemmaKept>> Complete(CommandEnvelope envelope, Guid workId, int seenVersion)
    {
        if (await IsClosedAsync())
        {
            return NotThere<DilemmaKept>(envelope);
        }

        var command = new CompleteDilemma(workId, seenVersion, Time.GetUtcNow());
        return await HandleAsync<DilemmaKept>(envelope, book => DilemmaBook.Decide(book, command));
    }

    public async Task<DilemmaPage?> List(int? before, int limit) =>
        await IsClosedAsync() ? null : DilemmaPage.Of(await StateAsync(), before, limit);

    public async Task<DilemmaLine?> Get(Guid workId, int version) =>
        !await IsClosedAsync() && (await StateAsync()).Works.GetValueOrDefault(workId) is { } work
            ? DilemmaLine.Of(work, version)
            : null;
}
