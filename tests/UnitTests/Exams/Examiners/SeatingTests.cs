using VikLearning.Exams.Examiners;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Examiners.Staff;

namespace VikLearning.UnitTests.Exams.Examiners;

public class SeatingTests
{
    [Theory]
    [InlineData(ExaminerSeat.First)]
    [InlineData(ExaminerSeat.Second)]
    [InlineData(ExaminerSeat.Third)]
    [InlineData(ExaminerSeat.Appeal)]
    public void A_deputy_or_a_third_takes_that_seat_and_no_other(ExaminerSeat seat)
    {
        var plan = Planned();

        var decision = ExaminerPlan.Decide(plan, Seat(plan, seat, 3));

        var (before, after) = (plan.Pairings.Values.Single(), After(plan, decision).Pairings.Values.Single());
        Assert.Equal(new AssignmentAnswer(1, 2), decision.Answer);
        Assert.Equal(seat, after.SeatOf(Examiner(3)));
        Assert.Equal(before, seat switch
        {
            ExaminerSeat.First => after with { First = before.First },
            ExaminerSeat.Second => after with { Second = before.Second },
            ExaminerSeat.Third => after with { Third = null },
            _ => after with { Appeal = null },
        });
    }

    [Fact]
    public void Who_was_replaced_has_no_seat_any_more_and_comes_back_on_none()
    {
        var deputy = Seated(Planned(), ExaminerSeat.First, 3);
        var both = Seated(Seated(deputy, ExaminerSeat.Third, 4), ExaminerSeat.Third, 5);

        Assert.Null(deputy.Pairings.Values.Single().SeatOf(Examiner(1)));
        Assert.All([1, 4], replaced => Assert.All(Enum.GetValues<ExaminerSeat>(), seat => Assert.Equal(
            ["examiner-replaced"], Codes(ExaminerPlan.Decide(both, Seat(both, seat, replaced))))));
    }

    // A third who comes first replaces nobody; and of another submission nobody was replaced.
    [Fact]
    public void Only_who_had_a_seat_there_was_replaced()
    {
        var two = After(ExaminerPlan.None, ExaminerPlan.Decide(
            ExaminerPlan.None, Assign(ExaminerPlan.None, entrants: 2, examiners: 2)));
        var seated = Seated(Seated(two, ExaminerSeat.Third, 3), ExaminerSeat.First, 4);
        var other = Seated(seated, ExaminerSeat.Second, 5, submission: 2);

        Assert.Equal([Examiner(1)], seated.Replaced[Student(1).SubmissionId]);
        Assert.Empty(ExaminerPlan.Decide(other, Seat(other, ExaminerSeat.Third, 2) with
        {
            SubmissionId = Student(2).SubmissionId,
            ExaminerId = Examiner(3),
            Certificate = Certified(3),
        }).Refusals);
        Assert.Equal([Examiner(2)], other.Replaced[Student(2).SubmissionId]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nobody_has_two_seats(int examiner)
    {
        var plan = Planned();

        Assert.Equal(
            ["examiner-has-seat"], Codes(ExaminerPlan.Decide(plan, Seat(plan, ExaminerSeat.Third, examiner))));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var plan = Planned();

        var decision = ExaminerPlan.Decide(plan, Seat(plan, ExaminerSeat.Second, 2) with
        {
            Conflicts = [Examiner(2)],
            Certificate = null,
        });

        Assert.Equal(["examiner-has-seat", "examiner-conflict", "examiner-not-certified"], Codes(decision));
    }

    // Certified for what is left of the days; after the last of them, for the day itself: an old certificate is none.
    [Theory]
    [InlineData(0, 0, 10, null)]
    [InlineData(0, 1, 10, "examiner-not-certified")]
    [InlineData(0, 0, 9, "examiner-not-certified")]
    [InlineData(-5, 0, 10, "examiner-not-certified")]
    [InlineData(-5, -1, 10, null)]
    [InlineData(15, 0, 14, "examiner-not-certified")]
    [InlineData(15, 0, 15, null)]
    public void Who_takes_a_seat_is_certified_for_the_days_that_are_left(int today, int from, int until, string? code)
    {
        var plan = Planned();

        var decision = ExaminerPlan.Decide(plan, Seat(plan, ExaminerSeat.Third, 3) with
        {
            Today = Today.AddDays(today),
            Certificate = Certified(3, Today.AddDays(from), Today.AddDays(until)),
        });

        Assert.Equal(code, decision.Refusals.SingleOrDefault()?.Code);
    }

    [Fact]
    public void There_is_no_seat_before_somebody_was_assigned()
    {
        var decision = ExaminerPlan.Decide(ExaminerPlan.None, Seat(ExaminerPlan.None, ExaminerSeat.First, 1));

        Assert.Equal([Refusal.NotFound("studentId")], decision.Refusals);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void It_is_open_on_its_days(int days, bool isOpen) => Assert.Equal(
        isOpen, new PlannedPairing(Planned().Pairings.Values.Single(), From, Until).IsOpenOn(Today.AddDays(days)));

    private static ExaminerPlan Seated(ExaminerPlan plan, ExaminerSeat seat, int examiner, int submission = 1) =>
        After(plan, ExaminerPlan.Decide(
            plan, Seat(plan, seat, examiner) with { SubmissionId = Student(submission).SubmissionId }));
}
