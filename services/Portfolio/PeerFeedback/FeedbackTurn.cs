using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>
/// One gift of feedback: named, the giver's until it is read, the receiver's from then on. The texts are kept apart,
/// encrypted under the receiver's key; here are only their ids.
/// </summary>
/// <param name="Words">What was delivered; null while nothing stands.</param>
/// <param name="AnswerId">The text of what the receiver takes from it.</param>
/// <param name="IsShared">Whether the teacher may read it.</param>
/// <param name="IsForExam">Whether the receiver wants it in the exam portfolio.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-turn")]
public sealed record FeedbackTurn(
    [property: Id(0)] string GiverId,
    [property: Id(1)] string ReceiverId,
    [property: Id(2)] FourG? Words,
    [property: Id(3)] DateTimeOffset? DeliveredAt,
    [property: Id(4)] DateTimeOffset? ReadAt,
    [property: Id(5)] Guid? AnswerId,
    [property: Id(6)] bool IsShared,
    [property: Id(7)] bool IsForExam)
{
    /// <summary>The most characters an answer may have.</summary>
    public const int LongestAnswer = 2_000;

    /// <summary>Where it stands.</summary>
    public FeedbackStage Stage => this switch
    {
        { AnswerId: not null } => FeedbackStage.Answered,
        { ReadAt: not null } => FeedbackStage.Read,
        { Words: not null } => FeedbackStage.Delivered,
        _ => FeedbackStage.Asked,
    };

    /// <summary>One of which nothing is delivered yet.</summary>
    public static FeedbackTurn Of(string giverId, string receiverId) =>
        new(giverId, receiverId, null, null, null, null, false, false);

    /// <summary>May this be delivered.</summary>
    public static Decision Decide(FeedbackRound round, DeliverFeedback command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return Find(round, command.Pair) is not { } turn ? Decision.Refuse(Refusal.NotFound("receiverId"))
            : turn.Words is not null ? Decision.Refuse(Refusal.Rule("feedback-delivered-already", null))
            : round.IsClosed(command.Today) ? Decision.Refuse(Refusal.Rule("feedback-round-closed", null))
            : Accept(FeedbackStage.Delivered, new FeedbackDelivered(command.Pair, command.Words, command.At));
    }

    /// <summary>May the giver take it back: until it is read.</summary>
    public static Decision Decide(FeedbackRound round, WithdrawFeedback command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return Find(round, command.Pair) is not { Words: not null } turn
            ? Decision.Refuse(Refusal.NotFound("receiverId"))
            : turn.ReadAt is not null ? Decision.Refuse(Refusal.Rule("feedback-read-already", null))
            : Accept(FeedbackStage.Asked, new FeedbackWithdrawn(command.Pair, command.At));
    }

    /// <summary>May the receiver read it. The first time counts.</summary>
    public static Decision Decide(FeedbackRound round, ReadFeedback command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return Find(round, command.Pair) is not { Words: not null } turn
            ? Decision.Refuse(Refusal.NotFound("giverId"))
            : turn.ReadAt is not null ? Accept(turn.Stage)
            : Accept(FeedbackStage.Read, new FeedbackRead(command.Pair, command.At));
    }

    /// <summary>May the receiver answer: once, after reading.</summary>
    public static Decision Decide(FeedbackRound round, AnswerFeedback command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return Find(round, command.Pair) is not { Words: not null } turn
            ? Decision.Refuse(Refusal.NotFound("giverId"))
            : turn.ReadAt is null ? Decision.Refuse(Refusal.Rule("feedback-unread", null))
            : turn.AnswerId is not null ? Decision.Refuse(Refusal.Rule("feedback-answered-already", null))
            : Accept(FeedbackStage.Answered, new FeedbackAnswered(command.Pair, command.AnswerId, command.At));
    }

    /// <summary>May the receiver say what it may be used for: after reading, and otherwise later.</summary>
    public static Decision Decide(FeedbackRound round, ChooseFeedbackUse command)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(command);
        return Find(round, command.Pair) is not { Words: not null } turn
            ? Decision.Refuse(Refusal.NotFound("giverId"))
            : turn.ReadAt is null ? Decision.Refuse(Refusal.Rule("feedback-unread", null))
            : turn.IsShared == command.IsShared && turn.IsForExam == command.IsForExam ? Accept(turn.Stage)
            : Accept(
                turn.Stage, new FeedbackUseChosen(command.Pair, command.IsShared, command.IsForExam, command.At));
    }

    /// <summary>What is true of the turns after an event.</summary>
    public static ImmutableArray<FeedbackTurn> Evolve(ImmutableArray<FeedbackTurn> turns, object happened) =>
        happened switch
        {
            FeedbackDelivered it => Set(turns, it.Pair, turn => turn with { Words = it.Words, DeliveredAt = it.At }),
            FeedbackWithdrawn it => Set(turns, it.Pair, turn => turn with { Words = null, DeliveredAt = null }),
            FeedbackRead it => Set(turns, it.Pair, turn => turn with { ReadAt = it.At }),
            FeedbackAnswered it => Set(turns, it.Pair, turn => turn with { AnswerId = it.AnswerId }),
            FeedbackUseChosen it => Set(
                turns, it.Pair, turn => turn with { IsShared = it.IsShared, IsForExam = it.IsForExam }),
            _ => turns,
        };

    private static FeedbackTurn? Find(FeedbackRound round, FeedbackPair pair) =>
        round.Turns.FirstOrDefault(turn => turn.GiverId == pair.GiverId && turn.ReceiverId == pair.ReceiverId);

    private static ImmutableArray<FeedbackTurn> Set(
        ImmutableArray<FeedbackTurn> turns, FeedbackPair pair, Func<FeedbackTurn, FeedbackTurn> change) =>
        [.. turns.Select(turn =>
            turn.GiverId == pair.GiverId && turn.ReceiverId == pair.ReceiverId ? change(turn) : turn)];

    private static Decision Accept(FeedbackStage stage, params ReadOnlySpan<object> events) =>
        Decision.Accept(new FeedbackTurnAccepted(stage), events);
}

/// <summary>Give feedback.</summary>
public sealed record DeliverFeedback(FeedbackPair Pair, FourG Words, DateOnly Today, DateTimeOffset At);

/// <summary>Take feedback back that was not read yet.</summary>
public sealed record WithdrawFeedback(FeedbackPair Pair, DateTimeOffset At);

/// <summary>Read feedback: from now on it can't be taken back.</summary>
public sealed record ReadFeedback(FeedbackPair Pair, DateTimeOffset At);

/// <summary>Say what is taken from it.</summary>
public sealed record AnswerFeedback(FeedbackPair Pair, Guid AnswerId, DateTimeOffset At);

/// <summary>Say whether the teacher may read it and whether it goes into the exam portfolio.</summary>
public sealed record ChooseFeedbackUse(FeedbackPair Pair, bool IsShared, bool IsForExam, DateTimeOffset At);

/// <summary>Feedback was given.</summary>
public sealed record FeedbackDelivered(FeedbackPair Pair, FourG Words, DateTimeOffset At);

/// <summary>Feedback was taken back.</summary>
public sealed record FeedbackWithdrawn(FeedbackPair Pair, DateTimeOffset At);

/// <summary>Feedback was read.</summary>
public sealed record FeedbackRead(FeedbackPair Pair, DateTimeOffset At);

/// <summary>Feedback was answered.</summary>
public sealed record FeedbackAnswered(FeedbackPair Pair, Guid AnswerId, DateTimeOffset At);

/// <summary>The receiver said what it may be used for.</summary>
public sealed record FeedbackUseChosen(FeedbackPair Pair, bool IsShared, bool IsForExam, DateTimeOffset At);

/// <summary>The answer to a change of a gift: where it stands.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-turn-accepted")]
public sealed record FeedbackTurnAccepted([property: Id(0)] FeedbackStage Stage);
