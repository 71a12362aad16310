using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>The shell around what a service destroyed of a person.</summary>
[GrainType("vik.erasure")]
internal sealed class ErasureGrain(IServiceProvider services, IGrainContextAccessor context)
    : AggregateGrain<Erasure>(
        DefinitionOf(ServiceOf(context)), services), IErasureGrain
{
    /// <summary>The first part of its streams.</summary>
    public const string Kind = "erasure";

    /// <summary>The events of an erasure.</summary>
    public static EventCatalog Catalog { get; } = new EventCatalog().Add<KeyDestroyed>("key-destroyed");

    private readonly IErasureStep? _step = services.GetKeyedService<IErasureStep>(ServiceOf(context));
    private readonly ScopeKeys _keys = services.GetRequiredKeyedService<ScopeKeys>(ServiceOf(context));

    private readonly TimeSpan _backupsKeptFor =
        services.GetRequiredService<IOptions<EncryptionOptions>>().Value.KeyBackupsKeptFor;

    private string Id => this.GetPrimaryKeyString();

    /// <summary>What the shell needs to know, for the erasures of one service.</summary>
    public static AggregateDefinition<Erasure> DefinitionOf(string service) => new(
        service, Kind, Erasure.None, Erasure.Evolve, Catalog, SnapshotVersion: 1);

    public async Task<Tombstone> Erase(long certificateNumber)
    {
        if ((await StateAsync()).Tombstone is { } standing)
        {
            return standing;
        }

        // In this order: what is closed gets no more texts, what is destroyed is gone, and only then it is said.
        if (_step is not null)
        {
            await _step.CloseAsync(DossierIds.PersonOf(Id), certificateNumber);
        }

        await _keys.DestroyAsync(DossierIds.ScopeOf(Id), CancellationToken.None);
        var command = new RecordDestruction(certificateNumber, Time.GetUtcNow(), _backupsKeptFor);
        var name = string.Create(CultureInfo.InvariantCulture, $"certificate-{certificateNumber}");
        var envelope = CommandEnvelope.Own(name, DossierIds.ServiceOf(Id), Kind);
        return (await HandleAsync<Tombstone>(envelope, erasure => Erasure.Decide(erasure, command))).OrThrow();
    }

    public async Task<Tombstone?> Get() => (await StateAsync()).Tombstone;

    private static string ServiceOf(IGrainContextAccessor context) =>
        DossierIds.ServiceOf(context.GrainContext.GrainId.Key.ToString()!);
}
