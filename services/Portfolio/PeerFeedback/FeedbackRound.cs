using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>
/// A round of one learning team: who is there, who gives to whom, and what became of it. Nothing in it touches hours:
/// who was at the session made them, whether feedback came or not.
/// </summary>
/// <param name="Number">The number of the session; 0 while the round was not opened.</param>
/// <param name="Gifts">How many gifts each gives and receives.</param>
/// <param name="Seed">What the allocation was drawn with.</param>
/// <param name="ClosesOn">The last day on which feedback is taken.</param>
/// <param name="Members">Who is there, by id.</param>
/// <param name="Turns">Who gives to whom.</param>
/// <param name="ClosedAt">When the teacher closed it, sooner than its last day.</param>
public sealed record FeedbackRound(
    int Number,
    int Gifts,
    string Seed,
    DateOnly ClosesOn,
    ImmutableArray<string> Members,
    ImmutableArray<FeedbackTurn> Turns,
    DateTimeOffset? ClosedAt)
{
    /// <summary>The sessions of the course: the number of the last round a team can have.</summary>
    public const int LastNumber = 4;

    /// <summary>A round is open for so many days at most.</summary>
    public const int MostDays = 60;

    /// <summary>Not opened yet.</summary>
    public static FeedbackRound None { get; } = new(0, 0, "", default, [], [], null);

    /// <summary>Whether it was opened.</summary>
    public bool Exists => Number > 0;

    /// <summary>Who gives to whom.</summary>
    public IEnumerable<FeedbackPair> Pairs => Turns.Select(turn => new FeedbackPair(turn.GiverId, turn.ReceiverId));

    /// <summary>Whether nothing more is taken: the teacher closed it, or its last day has passed.</summary>
    public bool IsClosed(DateOnly today) => ClosedAt is not null || today > ClosesOn;

    /// <summary>May the round be opened, and who gives to whom.</summary>
    public static Decision Decide(FeedbackRound round, OpenFeedbackRound command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        if (round.Exists)
        {
            return Decision.Refuse(Refusal.Exists("feedback-round-open-already", "number"));
        }

        if (FaultsOf(command) is { Length: > 0 } refusals)
        {
            return Decision.Refuse(refusals);
        }

        string[] present = [.. command.Present.Distinct().Order(StringComparer.Ordinal)];
        var pairs = FeedbackAllocation.Fill(present, [], command.Earlier, command.Gifts, command.Seed);
        return Accept(
            pairs.Length,
            [
                new FeedbackRoundOpened(command.Number, command.Gifts, command.Seed, command.ClosesOn, command.At),
                .. present.Select(member => new FeedbackMemberCame(member, IsLate: false)),
                .. pairs.Select(pair => new FeedbackAsked(pair.GiverId, pair.ReceiverId)),
            ]);
    }

    /// <summary>May somebody join later, and who gives to whom besides.</summary>
    public static Decision Decide(FeedbackRound round, JoinFeedbackRound command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Change(round, command.Today) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (!command.Team.Contains(command.MemberId))
        {
            return Decision.Refuse(Refusal.NotFound("studentId"));
        }

        if (round.Members.Contains(command.MemberId))
        {
            return Decision.Refuse(Refusal.Rule("feedback-present-already", "studentId"));
        }

        return round.Members.Length >= FeedbackAllocation.MostMembers
            ? Decision.Refuse(Refusal.Rule(
                "feedback-members-out-of-range", "studentId", $"{FeedbackAllocation.MostMembers}"))
            : Refill(
                round, round.Members.Add(command.MemberId), round.Turns, command.Earlier,
                new FeedbackMemberCame(command.MemberId, IsLate: true));
    }

    /// <summary>
    /// Is somebody absent after all: what they gave and got stays, what was still to come is asked of others.
    /// </summary>
    public static Decision Decide(FeedbackRound round, MarkFeedbackAbsence command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Change(round, command.Today) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return !round.Members.Contains(command.MemberId)
            ? Decision.Refuse(Refusal.NotFound("studentId"))
            : Refill(
                round, round.Members.Remove(command.MemberId), Without(round.Turns, command.MemberId), command.Earlier,
                new FeedbackMemberLeft(command.MemberId, command.At));
    }

    /// <summary>Closes it. What was not delivered stays visible as lacking.</summary>
    public static Decision Decide(FeedbackRound round, CloseFeedbackRound command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return !round.Exists ? Decision.Refuse(Refusal.NotFound())
            : round.IsClosed(command.Today) ? Accept(0, [])
            : Accept(0, [new FeedbackRoundClosed(command.At)]);
    }

    /// <summary>What is true after an event.</summary>
    public static FeedbackRound Evolve(FeedbackRound round, object happened)
    {
        ArgumentNullException.ThrowIfNull(round);
        return happened switch
        {
            FeedbackRoundOpened it => None with
            {
                Number = it.Number,
                Gifts = it.Gifts,
                Seed = it.Seed,
                ClosesOn = it.ClosesOn,
            },
            FeedbackMemberCame it => round with { Members = round.Members.Add(it.MemberId) },
            FeedbackMemberLeft it => round with
            {
                Members = round.Members.Remove(it.MemberId),
                Turns = Without(round.Turns, it.MemberId),
            },
            FeedbackAsked it => round with { Turns = round.Turns.Add(FeedbackTurn.Of(it.GiverId, it.ReceiverId)) },
            FeedbackRoundClosed it => round with { ClosedAt = it.At },
            _ => round with { Turns = FeedbackTurn.Evolve(round.Turns, happened) },
        };
    }

    private static Refusal[] FaultsOf(OpenFeedbackRound command)
    {
        Refusal?[] faults =
        [
            command.Number is >= 1 and <= LastNumber
                ? null : Refusal.Rule("feedback-number-out-of-range", "number", $"{LastNumber}"),
            command.Gifts is >= 1 and <= FeedbackAllocation.MostGifts
                ? null : Refusal.Rule("feedback-gifts-out-of-range", "gifts", $"{FeedbackAllocation.MostGifts}"),
            command.ClosesOn >= command.Today && command.ClosesOn <= command.Today.AddDays(MostDays)
                ? null : Refusal.Rule("feedback-closes-out-of-range", "closesOn", $"{MostDays}"),
            command.Present.Count is >= 1 and <= FeedbackAllocation.MostMembers
                ? null
                : Refusal.Rule("feedback-members-out-of-range", "presentIds", $"{FeedbackAllocation.MostMembers}"),
            command.Present.All(command.Team.Contains) ? null : Refusal.Rule("feedback-not-of-team", "presentIds"),
        ];
        return [.. faults.OfType<Refusal>()];
    }

    private static Refusal? Change(FeedbackRound round, DateOnly today) =>
        !round.Exists ? Refusal.NotFound()
            : round.IsClosed(today) ? Refusal.Rule("feedback-round-closed", null)
            : null;

    // Who left has no turn any more, but for what was delivered.
    private static ImmutableArray<FeedbackTurn> Without(ImmutableArray<FeedbackTurn> turns, string memberId) =>
        turns.RemoveAll(turn => turn.Words is null && (turn.GiverId == memberId || turn.ReceiverId == memberId));

    private static Decision Refill(
        FeedbackRound round, ImmutableArray<string> members, ImmutableArray<FeedbackTurn> turns,
        IReadOnlyCollection<FeedbackPair> earlier, object first)
    {
        var pairs = FeedbackAllocation.Fill(
            members, turns.Select(turn => new FeedbackPair(turn.GiverId, turn.ReceiverId)), earlier, round.Gifts,
            round.Seed);
        return Accept(pairs.Length, [first, .. pairs.Select(pair => new FeedbackAsked(pair.GiverId, pair.ReceiverId))]);
    }

    private static Decision Accept(int asked, params ReadOnlySpan<object> events) =>
        Decision.Accept(new FeedbackRoundAccepted(asked), events);
}

/// <summary>Open a round for who is present of a team.</summary>
/// <param name="Team">Who belongs to the team.</param>
/// <param name="Earlier">Who gave to whom in earlier rounds of the team.</param>
public sealed record OpenFeedbackRound(
    int Number, IReadOnlyList<string> Present, IReadOnlyCollection<string> Team, int Gifts, DateOnly ClosesOn,
    IReadOnlyCollection<FeedbackPair> Earlier, string Seed, DateOnly Today, DateTimeOffset At);

/// <summary>Take somebody in who came late.</summary>
public sealed record JoinFeedbackRound(
    string MemberId, IReadOnlyCollection<string> Team, IReadOnlyCollection<FeedbackPair> Earlier, DateOnly Today);

/// <summary>Somebody is not there after all.</summary>
public sealed record MarkFeedbackAbsence(
    string MemberId, IReadOnlyCollection<FeedbackPair> Earlier, DateOnly Today, DateTimeOffset At);

/// <summary>Close a round before its last day.</summary>
public sealed record CloseFeedbackRound(DateOnly Today, DateTimeOffset At);

/// <summary>A round was opened.</summary>
public sealed record FeedbackRoundOpened(int Number, int Gifts, string Seed, DateOnly ClosesOn, DateTimeOffset At);

/// <summary>Somebody is there.</summary>
public sealed record FeedbackMemberCame(string MemberId, bool IsLate);

/// <summary>Somebody is not there after all.</summary>
public sealed record FeedbackMemberLeft(string MemberId, DateTimeOffset At);

/// <summary>Somebody is asked to give feedback to another.</summary>
public sealed record FeedbackAsked(string GiverId, string ReceiverId);

/// <summary>A round was closed by the teacher.</summary>
public sealed record FeedbackRoundClosed(DateTimeOffset At);

/// <summary>The answer to a change of a round: how many gifts it asked.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-round-accepted")]
public sealed record FeedbackRoundAccepted([property: Id(0)] int Asked);
