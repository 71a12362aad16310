using CsCheck;
using VikLearning.Exams.Examiners;
using Xunit;

namespace VikLearning.UnitTests.Exams.Examiners;

public class AssignmentPropertyTests
{
    // Everybody who has no pair and for whom there are two gets two who are certified, apart, and have no conflict; and
    // nobody else is given any, so that pairs that stand are never touched.
    [Fact]
    public void Everybody_who_can_be_gets_two_who_may() => Sittings.Of(12, 7).Sample(sitting =>
    {
        var entrants = sitting.Entrants.ToDictionary(entrant => entrant.SubmissionId);
        return sitting.Made.Select(pairing => pairing.SubmissionId).Order()
                .SequenceEqual(sitting.Open.Select(entrant => entrant.SubmissionId).Order())
            && sitting.Made.All(pairing =>
                pairing.First != pairing.Second && pairing.Third is null
                && pairing.StudentId == entrants[pairing.SubmissionId].StudentId
                && Sittings.Both(pairing).All(sitting.PossibleFor(entrants[pairing.SubmissionId]).Contains));
    });

    [Fact]
    public void The_same_in_another_order_gives_the_same() =>
        Sittings.Of(12, 7).SelectMany(sitting => Gen.Select(
            Gen.Const(sitting), Gen.Shuffle(sitting.Entrants), Gen.Shuffle(sitting.Examiners),
            Gen.Shuffle(sitting.Standing)))
            .Sample((sitting, entrants, examiners, standing) =>
                AssignmentRule.Assign(entrants, [.. examiners, .. examiners], standing).SequenceEqual(sitting.Made));

    // Of all ways there are, none in which who has most has less, or in which the work is spread better.
    [Fact]
    public void Work_is_spread_as_well_as_it_can_be() => Sittings.Of(5, 4).Sample(
        sitting =>
        {
            if (sitting.Examiners.Length == 0)
            {
                return;
            }

            var ways = sitting.Ways().Select(sitting.LoadsOf).ToList();
            var made = sitting.LoadsOf(sitting.Made);
            Assert.Equal(ways.Min(loads => loads.Values.Max()), made.Values.Max());
            Assert.Equal(ways.Min(SquaresOf), SquaresOf(made));
        },
        iter: 1000);

    [Fact]
    public void Nobody_has_two_more_than_who_could_take_one_over() => Sittings.Of(60, 15).Sample(sitting =>
    {
        var loads = sitting.LoadsOf(sitting.Made);
        var entrants = sitting.Entrants.ToDictionary(entrant => entrant.SubmissionId);
        return sitting.Made.All(pairing => Sittings.Both(pairing).All(giver =>
            sitting.PossibleFor(entrants[pairing.SubmissionId]).Except(Sittings.Both(pairing))
                .All(taker => loads[giver] - loads[taker] < 2)));
    });

    [Fact]
    public void No_exchange_of_two_examiners_would_make_the_pairs_vary_more() => Sittings.Of(10, 6).Sample(sitting =>
    {
        var meetings = sitting.MeetingsOf(sitting.Made);
        foreach (var exchanged in ExchangesOf(sitting))
        {
            Assert.True(sitting.MeetingsOf(exchanged) >= meetings, string.Join<Pairing>(' ', exchanged));
        }
    });

    private static int SquaresOf(Dictionary<string, int> loads) => loads.Values.Sum(load => load * load);

    private static IEnumerable<Pairing[]> ExchangesOf(Sittings sitting) =>
        from one in sitting.Made
        from other in sitting.Made
        where string.CompareOrdinal(one.SubmissionId, other.SubmissionId) < 0
        from mine in new[] { ExaminerSeat.First, ExaminerSeat.Second }
        from theirs in new[] { ExaminerSeat.First, ExaminerSeat.Second }
        let changed = one.With(mine, On(other, theirs))
        let otherChanged = other.With(theirs, On(one, mine))
        where new[] { changed, otherChanged }.All(pairing => IsFit(sitting, pairing))
        select (Pairing[])[.. sitting.Made.Where(it => it != one && it != other), changed, otherChanged];

    private static string On(Pairing pairing, ExaminerSeat seat) =>
        seat == ExaminerSeat.First ? pairing.First : pairing.Second;

    private static bool IsFit(Sittings sitting, Pairing pairing) =>
        pairing.First != pairing.Second
        && Sittings.Both(pairing).All(sitting.PossibleFor(
            sitting.Entrants.Single(entrant => entrant.SubmissionId == pairing.SubmissionId)).Contains);
}
