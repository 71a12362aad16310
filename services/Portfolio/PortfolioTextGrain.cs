using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio;

/// <summary>
/// The shell around what several people share, whose texts each belong to one student's portfolio: they are encrypted
/// under that student's key, and go with it.
/// </summary>
/// <typeparam name="TState">The immutable state.</typeparam>
internal abstract class PortfolioTextGrain<TState>(AggregateDefinition<TState> definition, IServiceProvider services)
    : AggregateGrain<TState>(definition, services)
    where TState : class
{
    /// <summary>Decides a command whose texts belong to a student.</summary>
    /// <remarks>
    /// A refused text makes no key, and a portfolio that is closed gets no text and shows none.
    /// </remarks>
    protected async Task<Reply<TAnswer>> HandleAsync<TAnswer>(
        CommandEnvelope envelope, Func<TState, Decision> decide, string studentId,
        IEnumerable<(Guid Id, string Text)> words)
        where TAnswer : class
    {
        var first = decide(await StateAsync());
        if (first.Answer is null || !envelope.Faults.IsEmpty)
        {
            return await HandleAsync<TAnswer>(envelope, _ => first);
        }

        return await GrainFactory.GetGrain<IStudentGrain>(studentId).IsClosed()
            ? await HandleAsync<TAnswer>(envelope, _ => Decision.Refuse(Refusal.NotFound()))
            : await HandleInScopeAsync<TAnswer>(envelope, decide, StudentGrain.ScopeOf(studentId), words);
    }
}
