using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// What is kept over all ledgers of a service: the chain of anchors, and the signals of unusual reading.
/// </summary>
/// <param name="Anchors">How many anchors there are.</param>
/// <param name="Head">The hash of the last anchor.</param>
/// <param name="Through">The journal's position that the last anchor has seen.</param>
/// <param name="Recent">When the anchors of the last hours were made, and through where: oldest first.</param>
/// <param name="Signals">The last signals, oldest first, at most <see cref="MostSignals"/>.</param>
public sealed record LedgerKeeper(
    long Anchors,
    string Head,
    long Through,
    ImmutableArray<AnchorPlace> Recent,
    ImmutableArray<Signal> Signals)
{
    /// <summary>The most signals that are listed; older ones stay in the journal.</summary>
    public const int MostSignals = 500;

    /// <summary>A signal of one kind about one reader is raised once in this time.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_recent = TimeSpan.FromHours(2);

    /// <summary>Before the first anchor.</summary>
    public static LedgerKeeper Empty { get; } = new(0, LineHash.None, 0, [], []);

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

    /// <summary>Whether no signal of the kind about the reader was raised within <see cref="Quiet"/>.</summary>
    public bool IsQuietAbout(Signal signal) => !Signals.Any(raised =>
        raised.Kind == signal.Kind && raised.Actor == signal.Actor && signal.At - raised.At < Quiet);

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
                    new AnchorPlace(it.Anchor.At, it.Anchor.Through),
                ],
            },
            SignalRaised it => keeper with { Signals = [.. keeper.Signals.TakeLast(MostSignals - 1), it.Signal] },
            _ => keeper,
        };
    }
}

/// <summary>Where an anchor stands in the journal.</summary>
public sealed record AnchorPlace(DateTimeOffset At, long Through);

/// <summary>Anchor the chains of a service that have grown.</summary>
public sealed record MakeAnchor(string Service, DateTimeOffset At, long Through, ImmutableArray<ChainHead> Heads);

/// <summary>Tell the administrator of unusual reading.</summary>
public sealed record RaiseSignal(Signal Signal);

/// <summary>An anchor was made.</summary>
/// <param name="Before">The hash of the anchor before.</param>
/// <param name="Hash">Of the anchor and the hash before it, by <see cref="LineHash"/>.</param>
public sealed record AnchorMade(Anchor Anchor, string Before, string Hash);

/// <summary>A signal was raised.</summary>
public sealed record SignalRaised(Signal Signal);

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
