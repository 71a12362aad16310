using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Aggregates;

public abstract partial class AggregateGrain<TState>
{
    /// <summary>
    /// Handles a command with words that are encrypted under a scope once it is accepted: a refused one makes no key.
    /// </summary>
    /// <param name="envelope">Who asks, and how a retry is recognised.</param>
    /// <param name="decide">The rules, applied to the present state. May run more than once.</param>
    /// <param name="scope">Whose the words are.</param>
    /// <param name="words">The words by the ids that the events refer to.</param>
    /// <exception cref="JournalUnavailableException">Nothing was acknowledged; the call may be sent again.</exception>
    protected async Task<Reply<TAnswer>> HandleInScopeAsync<TAnswer>(
        CommandEnvelope envelope, Func<TState, Decision> decide, string scope,
        IEnumerable<(Guid Id, string Text)> words)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(words);
        var texts = new List<SealedText>();
        if (envelope.Faults.IsEmpty && decide(await StateAsync()).Answer is not null)
        {
            foreach (var (id, text) in words)
            {
                texts.Add(await Vault.SealAsync(id, scope, text));
            }
        }

        return await HandleAsync<TAnswer>(envelope, decide, texts);
    }
}
