using VikLearning.Exams.Examiners;
using Xunit;
using static VikLearning.UnitTests.Exams.Examiners.Staff;

namespace VikLearning.UnitTests.Exams.Examiners;

public class AssignmentRuleTests
{
    [Fact]
    public void Nobody_scores_a_student_whom_they_taught()
    {
        var made = AssignmentRule.Assign([Student(1, 1, 3), Student(2, 2, 4)], People(4), []);

        Assert.Equal(
            [("examiner02", "examiner04"), ("examiner01", "examiner03")],
            made.OrderBy(pairing => pairing.SubmissionId).Select(pairing => (pairing.First, pairing.Second)));
    }

    [Fact]
    public void For_whom_there_are_no_two_there_is_no_pair()
    {
        var made = AssignmentRule.Assign([Student(1, 1, 2), Student(2, 1), Student(3)], People(3), []);

        Assert.Equal(["submission002", "submission003"], made.Select(pairing => pairing.SubmissionId));
    }

    [Fact]
    public void Without_examiners_or_entrants_there_are_no_pairs()
    {
        Assert.Empty(AssignmentRule.Assign(Students(3), [], []));
        Assert.Empty(AssignmentRule.Assign(Students(3), People(1), []));
        Assert.Empty(AssignmentRule.Assign([], People(3), []));
    }

    // Each in turn given the two who have least, 4 has three and 3 has one: and 4 can give none to 3, only by way of
    // another.
    [Fact]
    public void Who_has_most_passes_on_by_way_of_others()
    {
        Entrant[] entrants = [Student(1, 2, 3), Student(2, 4), Student(3, 1, 2), Student(4, 3)];

        var made = AssignmentRule.Assign(entrants, People(4), []);

        var loads = People(4).Select(examiner => made.Count(pairing => pairing.SeatOf(examiner) is not null));
        Assert.Equal([2, 2, 2, 2], loads);
    }

    [Fact]
    public void What_somebody_scores_already_counts_and_who_is_no_longer_certified_does_not()
    {
        Pairing[] standing =
        [
            new("student001", "submission001", Examiner(1), Examiner(2), null),
            new("student002", "submission002", Examiner(1), "gone", null),
        ];

        var made = AssignmentRule.Assign(Students(3), People(4), standing);

        Assert.Equal(("examiner03", "examiner04"), (Assert.Single(made).First, made[0].Second));
    }

    [Fact]
    public void Pairs_vary()
    {
        var made = AssignmentRule.Assign(Students(6), People(4), []);

        Assert.Equal(6, made.Select(pairing => (pairing.First, pairing.Second)).Distinct().Count());
    }

    [Fact]
    public void A_large_sitting_is_done()
    {
        Entrant[] entrants =
            [.. Enumerable.Range(1, 300).Select(number => Student(number, number % 40, number % 7, number * 3 % 11))];

        var made = AssignmentRule.Assign(entrants, People(40), []);

        var loads = People(40).Select(examiner => made.Count(pairing => pairing.SeatOf(examiner) is not null));
        Assert.Equal(300, made.Length);
        Assert.Equal([15], loads.Distinct());
    }
}
