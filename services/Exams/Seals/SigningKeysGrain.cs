using System.Buffers.Text;
using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.Exams.Seals;

/// <summary>The shell around the academy's keys.</summary>
[GrainType("exams.signing-keys")]
internal sealed class SigningKeysGrain(IServiceProvider services)
    : AggregateGrain<SigningKeys>(Definition, services), ISigningKeysGrain
{
    private const string Scope = "academy/signing-keys";

    private (string KeyId, ECDsa Key)? _signing;

    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<SigningKeys> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "signing-keys",
        SigningKeys.None,
        SigningKeys.Evolve,
        new EventCatalog().Add<SigningKeyMade>("signing-key-made"),
        SnapshotVersion: 1);

    public async Task<string> Sign(byte[] payload)
    {
        var present = await PresentAsync();
        if (_signing?.KeyId != present.KeyId)
        {
            _signing?.Key.Dispose();
            _signing = (present.KeyId, await OpenAsync(present));
        }

        return Receipt.Sign(_signing!.Value.Key, present.KeyId, payload);
    }

    public async Task<string> GetJwks()
    {
        await PresentAsync();
        return (await StateAsync()).ToJwks();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _signing?.Key.Dispose();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private async Task<SigningKeyMade> PresentAsync() =>
        (await StateAsync()).Present ?? await MakeAsync();

    private async Task<SigningKeyMade> MakeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var half = key.ExportParameters(includePrivateParameters: false);
        var text = await Vault.SealAsync(NewId(), Scope, Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
        var command = new MakeSigningKey(new SigningKeyMade(
            SigningKeys.IdOf(half), Base64Url.EncodeToString(half.Q.X), Base64Url.EncodeToString(half.Q.Y), text.Id,
            Time.GetUtcNow()));
        var envelope = CommandEnvelope.Own("first-key", ExamsModule.Service, "sealing");
        (await HandleAsync<SigningKeyAnswer>(envelope, keys => SigningKeys.Decide(keys, command), text)).OrThrow();
        if ((await StateAsync()).Present is { } present)
        {
            return present;
        }

        // Another activation was faster: this one knows too little.
        DeactivateOnIdle();
        throw new JournalUnavailableException("Another activation made the key.");
    }

    private async Task<ECDsa> OpenAsync(SigningKeyMade made)
    {
        var texts = await Journal.ReadTextsAsync(Scope, new HashSet<Guid> { made.PrivateTextId });
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(
            Convert.FromBase64String((await Vault.OpenAsync(texts[made.PrivateTextId]))!), out _);
        return key;
    }
}
