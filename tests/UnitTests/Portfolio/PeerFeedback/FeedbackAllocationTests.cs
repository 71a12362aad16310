using System.Collections.Immutable;
using CsCheck;
using VikLearning.Portfolio.PeerFeedback;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.PeerFeedback;

/// <summary>What is promised of who gives feedback to whom, for teams of every size over four rounds.</summary>
public class FeedbackAllocationTests
{
    private const int Gifts = FeedbackAllocation.UsualGifts;

    private static readonly Gen<int> s_size = Gen.Int[1, FeedbackAllocation.MostMembers];
    private static readonly Gen<string> s_seed = Gen.Int[0, 1_000_000].Select(number => $"seed-{number}");

    [Fact]
    public void Everyone_gives_and_receives_the_same_and_never_to_oneself() =>
        Gen.Select(s_size, s_seed).Sample((size, seed) => OverRounds(size, 4, seed, (_, round, _) =>
        {
            var each = Math.Min(Gifts, size - 1);
            Assert.All(round, pair => Assert.NotEqual(pair.GiverId, pair.ReceiverId));
            Assert.Equal(round.Length, round.Distinct().Count());
            Assert.All(Team(size), member =>
            {
                Assert.Equal(each, round.Count(pair => pair.GiverId == member));
                Assert.Equal(each, round.Count(pair => pair.ReceiverId == member));
            });
        }));

    [Fact]
    public void No_pair_recurs_before_a_giver_has_given_to_all() =>
        Gen.Select(s_size, s_seed).Sample((size, seed) => OverRounds(size, 4, seed, (number, round, earlier) =>
        {
            // After so many rounds each has mates left to whom they have not given, as many as a round asks or fewer.
            var left = Math.Max(0, size - 1 - (Gifts * (number - 1)));
            var mustRecur = Math.Max(0, Math.Min(Gifts, size - 1) - left) * size;
            Assert.Equal(mustRecur, round.Count(earlier.Contains));
        }));

    [Fact]
    public void In_a_team_of_eight_a_pair_recurs_at_most_once_and_in_round_four() => s_seed.Sample(seed =>
    {
        var all = OverRounds(8, 4, seed, (number, round, earlier) =>
            Assert.Equal(number == 4 ? 8 : 0, round.Count(earlier.Contains)));
        Assert.All(all.CountBy(pair => pair), pair => Assert.InRange(pair.Value, 1, 2));
    });

    // In a small team the last rounds leave no choice. The seed is the same at each run: that no two give each other is
    // looked for and nearly always found, not promised.
    [Fact]
    public void Nobody_gives_each_other_in_the_first_round_of_five_or_in_any_of_twelve()
    {
        Gen.Select(Gen.Int[5, FeedbackAllocation.MostMembers], s_seed).Sample((size, seed) =>
            OverRounds(size, 1, seed, (_, round, _) => Assert.Empty(Mutual(round))));
        for (var size = 12; size <= FeedbackAllocation.MostMembers; size++)
        {
            OverRounds(size, 4, "always", (_, round, _) => Assert.Empty(Mutual(round)));
        }
    }

    [Fact]
    public void The_same_comes_to_the_same_whatever_the_order() =>
        Gen.Select(s_size, s_seed, Gen.Int[0, 1000]).Sample((size, seed, shuffle) =>
        {
            var earlier = FeedbackAllocation.Fill(Team(size), [], [], Gifts, $"{seed}-0");
            string[] shuffled = [.. Team(size).OrderBy(member => HashCode.Combine(member, shuffle))];
            Assert.Equal(
                FeedbackAllocation.Fill(Team(size), [], earlier, Gifts, seed),
                FeedbackAllocation.Fill(shuffled, [], earlier.Reverse(), Gifts, seed));
        });

    [Fact]
    public void Another_seed_makes_another_round() => Assert.True(Enumerable.Range(0, 20)
        .Select(number => string.Join(' ', FeedbackAllocation.Fill(Team(8), [], [], Gifts, $"{number}")))
        .Distinct().Count() > 15);

    [Fact]
    public void Of_one_alone_nothing_is_asked_and_two_give_each_other()
    {
        Assert.Empty(FeedbackAllocation.Fill([], [], [], Gifts, "seed"));
        Assert.Empty(FeedbackAllocation.Fill(Team(1), [], [], Gifts, "seed"));
        for (var number = 1; number <= 4; number++)
        {
            Assert.Equal(
                [new FeedbackPair("m01", "m02"), new FeedbackPair("m02", "m01")],
                FeedbackAllocation.Fill(Team(2), [], [], Gifts, $"{number}"));
        }
    }

    [Fact]
    public void After_late_joiners_and_absences_nobody_differs_by_more_than_one() => Gen.Select(
        s_size, s_seed, Gen.Bool.Array[0, 6], Gen.Int[0, 1000].Array[6], Gen.Int[1, FeedbackAllocation.MostGifts])
        .Sample((size, seed, changes, picks, gifts) =>
        {
            // No more changes than a team can bear: fewer than half of it.
            var members = Team(size).ToList();
            var earlier = FeedbackAllocation.Fill(members, [], [], gifts, "earlier");
            var round = FeedbackAllocation.Fill(members, [], earlier, gifts, seed);
            foreach (var (index, joins) in changes.Take((size - 1) / 2).Index())
            {
                if (joins)
                {
                    members.Add($"late{index}");
                }
                else
                {
                    var gone = members[picks[index] % members.Count];
                    members.Remove(gone);
                    round = round.RemoveAll(pair => pair.GiverId == gone || pair.ReceiverId == gone);
                }

                var more = FeedbackAllocation.Fill(members, round, earlier, gifts, seed);
                Assert.Empty(more.Intersect(round));
                round = round.AddRange(more);
                AssertFair(members, round, gifts);
            }
        });

    [Fact]
    public void Who_joins_late_changes_nothing_of_what_others_were_asked_already()
    {
        var round = FeedbackAllocation.Fill(Team(8), [], [], Gifts, "seed");
        var more = FeedbackAllocation.Fill([.. Team(8), "late"], round, [], Gifts, "seed");
        Assert.Equal(4, more.Length);
        Assert.All(more, pair => Assert.True(pair.GiverId == "late" || pair.ReceiverId == "late"));
        Assert.Empty(Mutual([.. more]));
    }

    private static void AssertFair(List<string> members, ImmutableArray<FeedbackPair> round, int gifts)
    {
        var each = Math.Min(gifts, members.Count - 1);
        Assert.All(round, pair => Assert.NotEqual(pair.GiverId, pair.ReceiverId));
        Assert.All(members, member =>
        {
            Assert.InRange(round.Count(pair => pair.GiverId == member), each - 1, each + 1);
            Assert.InRange(round.Count(pair => pair.ReceiverId == member), each - 1, each + 1);
        });
    }

    private static List<FeedbackPair> OverRounds(
        int size, int rounds, string seed, Action<int, ImmutableArray<FeedbackPair>, HashSet<FeedbackPair>> check)
    {
        var earlier = new List<FeedbackPair>();
        for (var number = 1; number <= rounds; number++)
        {
            var round = FeedbackAllocation.Fill(Team(size), [], earlier, Gifts, $"{seed}-{number}");
            check(number, round, [.. earlier]);
            earlier.AddRange(round);
        }

        return earlier;
    }

    private static IEnumerable<FeedbackPair> Mutual(IReadOnlyCollection<FeedbackPair> round) =>
        round.Where(pair => round.Contains(new FeedbackPair(pair.ReceiverId, pair.GiverId)));

    private static IEnumerable<string> Team(int size) => Enumerable.Range(1, size).Select(number => $"m{number:00}");
}
