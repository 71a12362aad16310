using Google.Protobuf.WellKnownTypes;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>Rounds as the wire has them.</summary>
internal static class FeedbackAnswers
{
    /// <summary>Where a gift stands; what a closed round never got is lacking.</summary>
    public static Wire.FeedbackStage StageOf(FeedbackRoundView round, FeedbackTurn turn) =>
        turn.Stage == FeedbackStage.Asked && round.IsClosed ? Wire.FeedbackStage.Lacking : StageOf(turn.Stage);

    /// <summary>Where a gift stands.</summary>
    public static Wire.FeedbackStage StageOf(FeedbackStage stage) => stage switch
    {
        FeedbackStage.Asked => Wire.FeedbackStage.Asked,
        FeedbackStage.Delivered => Wire.FeedbackStage.Delivered,
        FeedbackStage.Read => Wire.FeedbackStage.Read,
        _ => Wire.FeedbackStage.Answered,
    };

    /// <summary>A round in counts.</summary>
    public static Wire.FeedbackRoundSummary SummaryOf(string roundId, FeedbackRoundView round) => new()
    {
        RoundId = roundId,
        Number = round.Number,
        ClosesOn = AcademyTime.Iso(round.ClosesOn),
        Closed = round.IsClosed,
        Asked = round.Turns.Length,
        Delivered = round.Turns.Count(turn => turn.Words is not null),
    };

    /// <summary>A round as one of its members sees it; null when they have no part in it.</summary>
    public static Wire.MyFeedbackRound? MineOf(string roundId, FeedbackRoundView round, string person)
    {
        var given = round.Turns.Where(turn => turn.GiverId == person).Select(turn => new Wire.FeedbackToGive
        {
            ReceiverId = turn.ReceiverId,
            Stage = StageOf(round, turn),
        }).ToList();
        var received = round.Turns.Where(turn => turn.ReceiverId == person).Select(turn => new Wire.FeedbackToReceive
        {
            GiverId = turn.GiverId,
            Stage = StageOf(round, turn),
            Shared = turn.IsShared,
            ForExam = turn.IsForExam,
        }).ToList();
        return given.Count + received.Count == 0 && !round.Members.Contains(person)
            ? null
            : new Wire.MyFeedbackRound
            {
                RoundId = roundId,
                Number = round.Number,
                ClosesOn = AcademyTime.Iso(round.ClosesOn),
                Closed = round.IsClosed,
                Given = { given },
                Received = { received },
            };
    }

    /// <summary>A round as the teacher sees it: of those they guide, and nothing of what was written.</summary>
    public static Wire.GetFeedbackRoundResponse RoundOf(
        string roundId, FeedbackRoundView round, HashSet<string> guided) =>
        new()
        {
            Round = SummaryOf(roundId, round),
            Members =
            {
                guided.Order(StringComparer.Ordinal).Select(student => new Wire.FeedbackMember
                {
                    StudentId = student,
                    Present = round.Members.Contains(student),
                }),
            },
            Exchanges =
            {
                round.Turns.Where(turn => guided.Contains(turn.GiverId) && guided.Contains(turn.ReceiverId))
                    .Select(turn => new Wire.FeedbackExchange
                    {
                        GiverId = turn.GiverId,
                        ReceiverId = turn.ReceiverId,
                        Stage = StageOf(round, turn),
                        Shared = turn.IsShared,
                    }),
            },
        };

    /// <summary>The texts of what was delivered.</summary>
    public static Wire.FeedbackWords WordsOf(FeedbackTurn turn, ShownTexts texts) => new()
    {
        Behaviour = texts[turn.Words!.BehaviourId],
        Feeling = texts[turn.Words.FeelingId],
        Consequence = texts[turn.Words.ConsequenceId],
        Wish = texts[turn.Words.WishId],
        Answer = texts[turn.AnswerId],
    };

    /// <summary>When it was delivered.</summary>
    public static Timestamp DeliveredAt(FeedbackTurn turn) => turn.DeliveredAt!.Value.ToTimestamp();
}
