using CsCheck;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.PeerFeedback;

public class FeedbackRoundTests
{
    private static readonly DateOnly s_today = new(2026, 5, 18);
    private static readonly DateTimeOffset s_now = new(2026, 5, 18, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_team = ["a", "b", "c", "d", "e", "f", "g", "h"];
    private static readonly FourG s_words = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public void A_round_is_opened_once_for_who_is_present()
    {
        var round = Opened("a", "b", "c", "d", "e");
        Assert.Equal(["a", "b", "c", "d", "e"], round.Members);
        Assert.Equal(10, round.Turns.Length);
        Assert.Equal("feedback-round-open-already", RefusalOf(FeedbackRound.Decide(round, Open("a"))));
    }

    [Fact]
    public void All_faults_of_an_opening_are_told_at_once()
    {
        var decision = FeedbackRound.Decide(FeedbackRound.None, Open("a", "stranger") with
        {
            Number = 5,
            Gifts = 4,
            ClosesOn = s_today.AddDays(FeedbackRound.MostDays + 1),
        });
        Assert.Equal(
            ["feedback-number-out-of-range", "feedback-gifts-out-of-range", "feedback-closes-out-of-range",
                "feedback-not-of-team"],
            decision.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(
            "feedback-members-out-of-range", RefusalOf(FeedbackRound.Decide(FeedbackRound.None, Open())));
        Assert.Equal(
            "feedback-closes-out-of-range",
            RefusalOf(FeedbackRound.Decide(FeedbackRound.None, Open("a") with { ClosesOn = s_today.AddDays(-1) })));
    }

    [Fact]
    public void Of_one_alone_nothing_is_asked_until_somebody_joins()
    {
        var round = Opened("a");
        Assert.Empty(round.Turns);
        round = After(round, FeedbackRound.Decide(round, new JoinFeedbackRound("b", s_team, [], s_today)));
        Assert.Equal(2, round.Turns.Length);
        Assert.Equal(
            "feedback-present-already",
            RefusalOf(FeedbackRound.Decide(round, new JoinFeedbackRound("b", s_team, [], s_today))));
        Assert.Equal(
            "not-found", RefusalOf(FeedbackRound.Decide(round, new JoinFeedbackRound("x", s_team, [], s_today))));
    }

    [Fact]
    public void What_an_absentee_gave_and_got_stays_and_the_rest_is_asked_of_others()
    {
        var round = Opened(s_team);
        var given = round.Pairs.First(pair => pair.GiverId == "a");
        var got = round.Pairs.First(pair => pair.ReceiverId == "a");
        round = Delivered(Delivered(round, given), got);
        round = After(round, FeedbackRound.Decide(round, new MarkFeedbackAbsence("a", [], s_today, s_now)));

        Assert.DoesNotContain("a", round.Members);
        Assert.Equal([given, got], round.Pairs.Where(pair => pair.GiverId == "a" || pair.ReceiverId == "a"));
        Assert.All(round.Members, member =>
        {
            Assert.InRange(round.Pairs.Count(pair => pair.GiverId == member), 1, 3);
            Assert.InRange(round.Pairs.Count(pair => pair.ReceiverId == member), 1, 3);
        });
        Assert.Equal(
            "not-found",
            RefusalOf(FeedbackRound.Decide(round, new MarkFeedbackAbsence("a", [], s_today, s_now))));
    }

    [Fact]
    public void Feedback_is_taken_back_until_it_is_read()
    {
        var round = Opened("a", "b");
        var pair = new FeedbackPair("a", "b");
        Assert.Equal("not-found", RefusalOf(FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now))));
        round = Delivered(round, pair);
        Assert.Equal(
            "feedback-delivered-already",
            RefusalOf(FeedbackTurn.Decide(round, new DeliverFeedback(pair, s_words, s_today, s_now))));
        round = After(round, FeedbackTurn.Decide(round, new WithdrawFeedback(pair, s_now)));
        Assert.Equal(FeedbackStage.Asked, StageOf(round, pair));
        Assert.Equal("not-found", RefusalOf(FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now))));

        round = Delivered(round, pair);
        round = After(round, FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now)));
        Assert.Equal("feedback-read-already", RefusalOf(FeedbackTurn.Decide(round, new WithdrawFeedback(pair, s_now))));
        Assert.Empty(FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now)).Events);
    }

    [Fact]
    public void The_receiver_answers_once_and_says_what_it_is_for_after_reading()
    {
        var pair = new FeedbackPair("a", "b");
        var round = Delivered(Opened("a", "b"), pair);
        var answer = new AnswerFeedback(pair, Guid.NewGuid(), s_now);
        Assert.Equal("feedback-unread", RefusalOf(FeedbackTurn.Decide(round, answer)));
        var use = new ChooseFeedbackUse(pair, IsShared: true, IsForExam: true, s_now);
        Assert.Equal("feedback-unread", RefusalOf(FeedbackTurn.Decide(round, use)));

        round = After(round, FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now)));
        round = After(round, FeedbackTurn.Decide(round, answer));
        round = After(round, FeedbackTurn.Decide(round, use));
        var turn = round.Turns.Single(turn => turn.GiverId == "a");
        Assert.Equal((FeedbackStage.Answered, true, true), (turn.Stage, turn.IsShared, turn.IsForExam));
        Assert.Equal("feedback-answered-already", RefusalOf(FeedbackTurn.Decide(round, answer)));
        round = After(round, FeedbackTurn.Decide(round, use with { IsShared = false }));
        Assert.False(round.Turns.Single(it => it.GiverId == "a").IsShared);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_round_closes_by_the_teacher_or_by_its_last_day_and_what_lacks_stays_in_sight(bool byTeacher)
    {
        var pair = new FeedbackPair("a", "b");
        var round = Delivered(Opened("a", "b"), pair);
        var today = byTeacher ? s_today : round.ClosesOn.AddDays(1);
        if (byTeacher)
        {
            var closed = FeedbackRound.Decide(round, new CloseFeedbackRound(s_today, s_now));
            Assert.Equal([new FeedbackRoundClosed(s_now)], closed.Events);
            round = After(round, closed);
        }

        Assert.True(round.IsClosed(today));
        Assert.Equal(FeedbackStage.Asked, StageOf(round, new FeedbackPair("b", "a")));
        var late = new DeliverFeedback(new FeedbackPair("b", "a"), s_words, today, s_now);
        Assert.Equal("feedback-round-closed", RefusalOf(FeedbackTurn.Decide(round, late)));
        Assert.Equal(
            "feedback-round-closed",
            RefusalOf(FeedbackRound.Decide(round, new JoinFeedbackRound("c", s_team, [], today))));

        // What came in time is read and answered all the same.
        round = After(round, FeedbackTurn.Decide(round, new ReadFeedback(pair, s_now)));
        round = After(round, FeedbackTurn.Decide(round, new AnswerFeedback(pair, Guid.NewGuid(), s_now)));
        Assert.Equal(FeedbackStage.Answered, StageOf(round, pair));
    }

    [Fact]
    public void Nobody_but_giver_and_receiver_has_a_part_in_a_gift() => Gen.Select(
        Gen.Int[0, s_team.Length - 1], Gen.Int[0, s_team.Length - 1]).Sample((giver, receiver) =>
        {
            var round = Opened(s_team);
            var pair = new FeedbackPair(s_team[giver], s_team[receiver]);
            var decision = FeedbackTurn.Decide(round, new DeliverFeedback(pair, s_words, s_today, s_now));
            Assert.Equal(round.Pairs.Contains(pair), decision.Answer is not null);
        });

    private static OpenFeedbackRound Open(params string[] present) =>
        new(1, present, s_team, 2, s_today.AddDays(14), [], "seed", s_today, s_now);

    private static FeedbackRound Opened(params string[] present) =>
        After(FeedbackRound.None, FeedbackRound.Decide(FeedbackRound.None, Open(present)));

    private static FeedbackRound Delivered(FeedbackRound round, FeedbackPair pair) =>
        After(round, FeedbackTurn.Decide(round, new DeliverFeedback(pair, s_words, s_today, s_now)));

    private static FeedbackRound After(FeedbackRound round, Decision decision)
    {
        Assert.Empty(decision.Refusals);
        return FeedbackRoundGrain.Definition.After(round, decision.Events);
    }

    private static FeedbackStage StageOf(FeedbackRound round, FeedbackPair pair) =>
        round.Turns.Single(turn => turn.GiverId == pair.GiverId && turn.ReceiverId == pair.ReceiverId).Stage;

    private static string RefusalOf(Decision decision) => Assert.Single(decision.Refusals).Code;
}
