using Microsoft.Extensions.DependencyInjection;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>Reads and decrypts texts at the moment they are shown; nothing keeps them.</summary>
public sealed class ShownTexts
{
    private readonly Dictionary<Guid, string> _texts;

    private ShownTexts(Dictionary<Guid, string> texts, bool areErased) => (_texts, AreErased) = (texts, areErased);

    /// <summary>Whether the key of the texts was destroyed.</summary>
    public bool AreErased { get; }

    /// <summary>The ids that were found.</summary>
    internal IEnumerable<Guid> Ids => _texts.Keys;

    /// <summary>
    /// A text; empty for no id. Of an erased one: that it was erased, and the number of the certificate.
    /// </summary>
    public string this[Guid? id] => id is { } known ? _texts.GetValueOrDefault(known, "") : "";

    /// <summary>Reads the texts of a scope.</summary>
    /// <param name="services">Where the service's journal and vault are registered.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="scope">Whose texts they are.</param>
    /// <param name="ids">Their ids; nulls are passed over.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ShownTexts> ReadAsync(
        IServiceProvider services, string service, string scope, IEnumerable<Guid?> ids, CancellationToken cancellation)
    {
        var wanted = ids.OfType<Guid>().ToHashSet();
        var texts = new Dictionary<Guid, string>(wanted.Count);
        string? erased = null;
        if (wanted.Count > 0)
        {
            var journal = services.GetRequiredKeyedService<IJournal>(service);
            var vault = services.GetRequiredKeyedService<ITextVault>(service);
            foreach (var (id, text) in await journal.ReadTextsAsync(scope, wanted, cancellation))
            {
                texts[id] = await vault.OpenAsync(text, cancellation)
                    ?? (erased ??= await ErasedTexts.PhraseAsync(services, service, scope));
            }
        }

        return new ShownTexts(texts, erased is not null);
    }
}
