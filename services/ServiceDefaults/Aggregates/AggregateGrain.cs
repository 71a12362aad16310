using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// The shell around pure rules: Decide, append, and only then swap the state in memory and answer. Memory never runs
/// ahead of disk: after a failed or ambiguous append the state is dropped and read again, and the activation goes.
/// </summary>
/// <typeparam name="TState">The immutable state.</typeparam>
public abstract partial class AggregateGrain<TState> : Grain
    where TState : class
{
    private const int ConflictAttempts = 3;

    private readonly AggregateDefinition<TState> _definition;
    private readonly IJournal _journal;
    private readonly IGrainStorage _snapshots;
    private readonly ILogger _logger;
    private readonly GrainState<Snapshot<TState>> _snapshot = new() { State = new Snapshot<TState>() };

    private string? _stream;
    private TState? _state;
    private long _sequence;
    private long _snapshotSequence;
    private Guid _epoch;
    private Task _snapshotting = Task.CompletedTask;

    /// <summary>Finds the journal, vault and snapshot store of the definition's service.</summary>
    protected AggregateGrain(AggregateDefinition<TState> definition, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(definition);
        _definition = definition;
        _journal = services.GetRequiredKeyedService<IJournal>(definition.Service);
        Vault = services.GetRequiredKeyedService<ITextVault>(definition.Service);
        _snapshots = services.GetRequiredKeyedService<IGrainStorage>(definition.Service);
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(GetType());
        Time = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>The clock that commands get their time from.</summary>
    protected TimeProvider Time { get; }

    /// <summary>Encrypts the texts that go with a command.</summary>
    protected ITextVault Vault { get; }

    /// <summary>The journal, for reading texts; appending is the shell's.</summary>
    protected IJournal Journal => _journal;

    /// <summary>The aggregate's stream.</summary>
    protected string Stream => _stream ??= _definition.StreamOf(this.GetPrimaryKeyString());

    /// <summary>An id that nothing else has, for what a command makes.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        SnapshotAfter(AggregateDefinition<TState>.EntriesPerSnapshot);
        await _snapshotting.WaitAsync(cancellationToken).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>The state, as far as the journal is known.</summary>
    protected async ValueTask<TState> StateAsync()
    {
        if (_state is null)
        {
            await ReloadAsync(CancellationToken.None);
        }

        return _state!;
    }

    /// <summary>
    /// Decides a command and keeps what follows. The answer is given only after it is on disk; a retry with the same
    /// idempotency key gets the first answer.
    /// </summary>
    /// <param name="envelope">Who asks, and how a retry is recognised.</param>
    /// <param name="decide">The rules, applied to the present state. May run more than once.</param>
    /// <param name="texts">The encrypted texts that the events refer to.</param>
    /// <exception cref="JournalUnavailableException">Nothing was acknowledged; the call may be sent again.</exception>
    protected async Task<Reply<TAnswer>> HandleAsync<TAnswer>(
        CommandEnvelope envelope, Func<TState, Decision> decide, params IReadOnlyList<SealedText> texts)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(decide);
        for (var attempt = 1; ; attempt++)
        {
            var state = await StateAsync();
            var decision = decide(state);
            if (!envelope.Faults.IsEmpty || decision.Answer is null)
            {
                // A command that was accepted before would often be refused now; its retry still gets its answer.
                return await _journal.FindAsync(Stream, envelope.CommandId) is { } first
                    ? AnswerAgain<TAnswer>(envelope, first)
                    : new Reply<TAnswer>(null, AllReasons(envelope, decision));
            }

            switch (await AppendAsync(envelope, decision, texts))
            {
                case AppendOutcome.Appended:
                    _state = _definition.After(state, decision.Events);
                    _sequence++;
                    SnapshotAfter(AggregateDefinition<TState>.MostEntriesAfterSnapshot);
                    return new Reply<TAnswer>((TAnswer)decision.Answer, []);
                case AppendOutcome.Repeated repeated:
                    return AnswerAgain<TAnswer>(envelope, repeated.First);
                default:
                    Doubt();
                    if (attempt == ConflictAttempts)
                    {
                        throw new JournalUnavailableException("Another activation kept being faster.");
                    }

                    break;
            }
        }
    }

    private async Task<AppendOutcome> AppendAsync(
        CommandEnvelope envelope, Decision decision, IReadOnlyList<SealedText> texts)
    {
        var entry = new NewEntry(
            Stream, _sequence + 1, envelope.CommandId, envelope.BodyMac, Time.GetUtcNow(), envelope.Actor,
            envelope.OnBehalfOf, envelope.Purpose, _definition.Events.Write(decision.Events),
            JsonSerializer.Serialize(decision.Answer, decision.Answer!.GetType(), EventCatalog.Json), texts);
        try
        {
            return await _journal.AppendAsync(entry);
        }
        catch
        {
            Doubt();
            throw;
        }
    }

    private static Reply<TAnswer> AnswerAgain<TAnswer>(CommandEnvelope envelope, JournalEntry first)
        where TAnswer : class =>
        first.BodyMac.AsSpan().SequenceEqual(envelope.BodyMac)
            ? new Reply<TAnswer>(JsonSerializer.Deserialize<TAnswer>(first.Answer, EventCatalog.Json), [])
            : new Reply<TAnswer>(null, [Refusal.Exists("idempotency-key-reused", "idempotency-key")]);

    // A rule that judged a field whose form was at fault already has nothing to add.
    private static ImmutableArray<Refusal> AllReasons(CommandEnvelope envelope, Decision decision) =>
    [
        .. envelope.Faults,
        .. decision.Refusals.Where(refusal =>
            refusal.Field is null || !envelope.Faults.Any(fault => fault.Field == refusal.Field)),
    ];

    // What is on disk is not known: forget the state, and let the activation go.
    private void Doubt()
    {
        _state = null;
        DeactivateOnIdle();
    }

    private async Task ReloadAsync(CancellationToken cancellation)
    {
        // Read first: should the journal be restored meanwhile, the snapshot made of this state bears the old epoch.
        _epoch = (await _journal.ReadHeadAsync(cancellation)).Epoch;
        var (state, sequence) = await ReadSnapshotAsync();
        _snapshotSequence = sequence;
        await foreach (var entry in _journal.ReadStreamAsync(Stream, sequence, cancellation))
        {
            state = _definition.After(state, _definition.Events.Read(entry.Events));
            sequence = entry.Sequence;
        }

        (_state, _sequence) = (state, sequence);
    }

    private async Task<(TState State, long Sequence)> ReadSnapshotAsync()
    {
        try
        {
            await _snapshots.ReadStateAsync(SnapshotName, this.GetGrainId(), _snapshot);
            var snapshot = _snapshot.State;
            if (snapshot is { Sequence: > 0 } && snapshot.Stream == Stream
                && snapshot.Version == _definition.SnapshotVersion
                && snapshot.Epoch == _epoch && snapshot.State is { } state)
            {
                return (state, snapshot.Sequence);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSnapshotUnreadable(exception, SnapshotName);
        }

        return (_definition.Initial, 0);
    }

    private string SnapshotName => $"{_definition.Service}.{_definition.Kind}";

    // Off the reply path: the state is immutable, so it can be written while the grain goes on.
    private void SnapshotAfter(int entries)
    {
        if (_state is not null && _sequence - _snapshotSequence >= entries && _snapshotting.IsCompleted)
        {
            _snapshotSequence = _sequence;
            _snapshotting = WriteSnapshotAsync(_state, _sequence);
        }
    }

    private async Task WriteSnapshotAsync(TState state, long sequence)
    {
        try
        {
            _snapshot.State = new Snapshot<TState>
            {
                Stream = Stream,
                Sequence = sequence,
                Epoch = _epoch,
                Version = _definition.SnapshotVersion,
                State = state,
            };
            await _snapshots.WriteStateAsync(SnapshotName, this.GetGrainId(), _snapshot);
        }
        catch (Exception exception)
        {
            LogSnapshotUnwritten(exception, SnapshotName);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "A snapshot of {Name} could not be read; the journal is replayed.")]
    private partial void LogSnapshotUnreadable(Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A snapshot of {Name} could not be written.")]
    private partial void LogSnapshotUnwritten(Exception exception, string name);
}
