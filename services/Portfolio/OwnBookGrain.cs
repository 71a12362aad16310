using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio;

/// <summary>
/// The shell around what a student writes beside their hours, in a stream of its own under their own key: what is long
/// and seldom changed does not slow what is short and frequent. A closed portfolio answers as if it were not there.
/// </summary>
/// <typeparam name="TState">The immutable state.</typeparam>
internal abstract class OwnBookGrain<TState>(AggregateDefinition<TState> definition, IServiceProvider services)
    : AggregateGrain<TState>(definition, services)
    where TState : class
{
    private string StudentId => this.GetPrimaryKeyString();

    /// <summary>Whether the student's portfolio is closed.</summary>
    protected Task<bool> IsClosedAsync() => GrainFactory.GetGrain<IStudentGrain>(StudentId).IsClosed();

    /// <summary>The answer of a portfolio that is not there, with what the edge found.</summary>
    protected static Reply<TAnswer> NotThere<TAnswer>(CommandEnvelope envelope)
        where TAnswer : class => new(null, [.. envelope.Faults, Refusal.NotFound()]);

    /// <summary>
    /// The texts encrypted, in their order; null for a closed portfolio: there is no key to encrypt with, and nobody to
    /// keep them for.
    /// </summary>
    protected async Task<IReadOnlyList<SealedText>?> SealAsync(params string[] texts)
    {
        if (await IsClosedAsync())
        {
            return null;
        }

        try
        {
            var sealedTexts = new List<SealedText>(texts.Length);
            foreach (var text in texts)
            {
                sealedTexts.Add(await Vault.SealAsync(NewId(), StudentGrain.ScopeOf(StudentId), text));
            }

            return sealedTexts;
        }
        catch (ScopeErasedException)
        {
            return null;
        }
    }

    /// <summary>The same of texts by name, with the id of each.</summary>
    protected async Task<(ImmutableDictionary<string, Guid> Ids, IReadOnlyList<SealedText> Texts)?> SealAsync(
        ImmutableDictionary<string, string> texts)
    {
        var written = texts.OrderBy(text => text.Key, StringComparer.Ordinal).ToArray();
        return await SealAsync([.. written.Select(text => text.Value)]) is { } sealedTexts
            ? (written.Index().ToImmutableDictionary(it => it.Item.Key, it => sealedTexts[it.Index].Id), sealedTexts)
            : null;
    }
}
