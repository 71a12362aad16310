using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// What is kept over all ledgers of a service: the chain of anchors, and the signals of unusual reading.
/// </summary>
/// <param name="Anchors">How many anchors there are.</param>
/// <param name="Head">The hash of the last anchor.</param>
/// <param name="Through">The journal's position that the last anchor has seen.</param>
/// <param name="Recent">The anchors of the last hours, without their heads: oldest first.</param>
/// <param name="Raised">How many signals were ever raised.</param>
/// <param name="Signals">The last signals, oldest first, at most <see cref="MostSignals"/>.</param>
public sealed record LedgerKeeper(
    long Anchors,
    string Head,
    long Through,
    ImmutableArray<AnchorPlace> Recent,
    long Raised,
    ImmutableArray<RaisedSignal> Signals)
{
    /// <summary>The most signals that are listed; older ones stay in the journal.</summary>
    public const int MostSignals = 5000;

    /// <summary>A signal of one kind about one reader is raised once in this time.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_recent = TimeSpan.FromHours(2);

    /// <summary>Before the first anchor.</summary>
    public static LedgerKeeper Empty { get; } = new(0, LineHash.None, 0, [], 0, []);

    /// <summary>Anchors the chains that have grown.</summary>
    public static Decision Decide(LedgerKeeper keeper, MakeAnchor command)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        ArgumentNullException.ThrowIfNull(command);
        var anchor = new Anchor(keeper.Anchors + 1, command.At, command.Through, command.Heads);
        var hash = LineHash.Of(command.Service, anchor, keeper.Head);
        return Decision.Accept(new AnchorAnswer(anchor.Number, hash), new AnchorMade(anchor, keeper.Head, hash));
    }

    /// <summary>Raises a signal, unless one of its kind about the same reader was raised just before.</summary>
    public static Decision Decide(LedgerKeeper keeper, RaiseSignal command)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        ArgumentNullException.ThrowIfNull(command);
        return keeper.IsQuietAbout(command.Signal)
            ? Decision.Accept(new SignalAnswer(), new SignalRaised(command.Signal))
            : Decision.Refuse(Refusal.Exists("signal-raised-already", "signal"));
    }

    /// <summary>
    /// Says that an administrator looked into a signal. The first word stands, and nobody has the last word about
    /// themselves.
    /// </summary>
    public static Decision Decide(LedgerKeeper keeper, MarkSignalSeen command)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        ArgumentNullException.ThrowIfNull(command);
        return keeper.Find(command.Number) switch
        {
            null => Decision.Refuse(Refusal.NotFound("number")),
            { Seen: not null } => Decision.Refuse(Refusal.Rule("signal-seen-already", null)),
            { Signal.Actor: var reader } when reader == command.Actor =>
                Decision.Refuse(Refusal.Rule("signal-about-oneself", null)),
            _ => Decision.Accept(
                new SignalSeenAnswer(command.At),
                new SignalSeen(command.Number, command.Actor, command.At, command.NoteId)),
        };
    }

    /// <summary>A signal by its number; null when there is none, or it is too old to be listed.</summary>
    public RaisedSignal? Find(long number) => Signals.FirstOrDefault(raised => raised.Number == number);

    /// <summary>Whether no signal of the kind about the reader was raised within <see cref="Quiet"/>.</summary>
    public bool IsQuietAbout(Signal signal) => !Signals.Any(raised =>
        raised.Signal.Kind == signal.Kind && raised.Signal.Actor == signal.Actor
        && signal.At - raised.Signal.At < Quiet);

    /// <summary>What is true after an event.</summary>
    public static LedgerKeeper Evolve(LedgerKeeper keeper, object happened)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        return happened switch
        {
            AnchorMade it => keeper with
            {
                Anchors = it.Anchor.Number,
                Head = it.Hash,
                Through = it.Anchor.Through,
                Recent =
                [
                    .. keeper.Recent.Where(place => it.Anchor.At - place.At <= s_recent),
                    new AnchorPlace(it.Anchor.Number, it.Anchor.At, it.Anchor.Through, it.Hash),
                ],
            },
            SignalRaised it => keeper with
            {
                Raised = keeper.Raised + 1,
                Signals =
                [
                    .. keeper.Signals.TakeLast(MostSignals - 1), new RaisedSignal(keeper.Raised + 1, it.Signal, null),
                ],
            },
            SignalSeen it when keeper.Find(it.Number) is { } raised => keeper with
            {
                Signals = keeper.Signals.Replace(raised, raised with { Seen = it }),
            },
            _ => keeper,
        };
    }
}

/// <summary>An anchor without its heads: how far it saw, and its hash.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.anchor-place")]
public sealed record AnchorPlace(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] long Through,
    [property: Id(3)] string Hash);

/// <summary>A signal with its number, and who looked into it.</summary>
/// <param name="Number">From 1, in the order they were raised.</param>
/// <param name="Seen">Null as long as nobody did.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.raised-signal")]
public sealed record RaisedSignal(
    [property: Id(0)] long Number, [property: Id(1)] Signal Signal, [property: Id(2)] SignalSeen? Seen);

/// <summary>Anchor the chains of a service that have grown.</summary>
public sealed record MakeAnchor(string Service, DateTimeOffset At, long Through, ImmutableArray<ChainHead> Heads);

/// <summary>Tell the administrator of unusual reading.</summary>
public sealed record RaiseSignal(Signal Signal);

/// <summary>Say that an administrator looked into a signal.</summary>
/// <param name="NoteId">The encrypted note of what they found.</param>
public sealed record MarkSignalSeen(long Number, string Actor, DateTimeOffset At, Guid NoteId);

/// <summary>An anchor was made.</summary>
/// <param name="Before">The hash of the anchor before.</param>
/// <param name="Hash">Of the anchor and the hash before it, by <see cref="LineHash"/>.</param>
public sealed record AnchorMade(Anchor Anchor, string Before, string Hash);

/// <summary>A signal was raised.</summary>
public sealed record SignalRaised(Signal Signal);

/// <summary>An administrator looked into a signal; it stays.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.signal-seen")]
public sealed record SignalSeen(
    [property: Id(0)] long Number,
    [property: Id(1)] string Actor,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] Guid NoteId);

/// <summary>The answer to <see cref="MakeAnchor"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.anchor-answer")]
public sealed record AnchorAnswer([property: Id(0)] long Number, [property: Id(1)] string Hash);

/// <summary>The answer to <see cref="RaiseSignal"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.signal-answer")]
public sealed record SignalAnswer;

/// <summary>The answer to <see cref="MarkSignalSeen"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.signal-seen-answer")]
public sealed record SignalSeenAnswer([property: Id(0)] DateTimeOffset At);
