using CsCheck;
using VikLearning.Insight.Cohorts;
using Xunit;

namespace VikLearning.UnitTests.Insight.Cohorts;

/// <summary>What holds whatever happens, in whatever order.</summary>
public class CohortPicturePropertyTests
{
    private static readonly Gen<CohortFact[]> s_story =
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 120].Select(steps =>
        {
            var facts = new Facts();
            return (CohortFact[])
            [
                facts.Known(),
                .. steps.Select(it => it.Item2 == 0 ? facts.Named(it.Item1)
                    : it.Item2 == 1 && it.Item3 == 0 ? facts.Departed(it.Item1)
                    : facts.Hours(it.Item1, it.Item3 * 60, it.Item4 * 60)),
            ];
        });

    [Fact]
    public void Two_answers_are_alike_or_the_hours_of_five_students_lie_between_them() => s_story.Sample(story =>
    {
        var picture = CohortPicture.Empty;
        var lastHours = picture;
        var lastSplit = picture;
        foreach (var fact in story)
        {
            var next = picture.Apply(fact);
            // Not told by the sums: five changes can cancel out, and the figures were shown anew all the same.
            if (Changed(picture, next, it => it.ShownMinutes) > 0
                || next.Shown.OnTrackCount != picture.Shown.OnTrackCount)
            {
                Assert.True(Changed(lastHours, next, it => it.Minutes) >= 5);
                lastHours = next;
            }

            if (Changed(picture, next, SplitOf) > 0)
            {
                for (var quarter = 0; quarter < 2; quarter++)
                {
                    Assert.True(Changed(lastSplit, next, it => it.Credited.ElementAtOrDefault(quarter)) is 0 or >= 5);
                }

                lastSplit = next;
            }

            Assert.True(next.Shown == picture.Shown || next.Shown.Revision == picture.Shown.Revision + 1);
            picture = next;
        }
    });

    [Fact]
    public void The_head_count_changes_with_five_who_came_or_left_or_the_hours_of_five() => s_story.Sample(story =>
    {
        var picture = CohortPicture.Empty;
        foreach (var fact in story)
        {
            var next = picture.Apply(fact);
            if (next.Shown.Revision > picture.Shown.Revision)
            {
                var newcomers = next.Students.Values.Count(it =>
                    it.Counted != (picture.Students.GetValueOrDefault(it.StudentId)?.Counted ?? false));
                var hours = next.Students.Values.Count(it =>
                    it.ShownMinutes != (picture.Students.GetValueOrDefault(it.StudentId)?.ShownMinutes ?? 0));
                Assert.True(newcomers >= 5 || hours >= 5);
            }

            Assert.True(next.Shown.StudentCount is 0 or >= 5);
            picture = next;
        }
    });

    [Fact]
    public void Sums_are_the_sums_of_the_rows() => s_story.Sample(story =>
    {
        var picture = story.Aggregate(CohortPicture.Empty, (it, fact) => it.Apply(fact));
        var named = picture.Students.Values.Where(it => it.Named).ToArray();
        Assert.Equal(named.Count(it => !it.Departed), picture.PresentCount);
        Assert.Equal(named.Sum(it => it.Minutes), picture.Credited.Sum());
        Assert.Equal(named.Sum(it => it.ShownMinutes), picture.Shown.CreditedMinutes);
    });

    [Fact]
    public void Where_a_picture_is_put_down_and_taken_up_makes_no_difference() =>
        Gen.Select(s_story, Gen.Int[1, 40]).Sample((story, batch) =>
        {
            var whole = story.Aggregate(CohortPicture.Empty, (it, fact) => it.Apply(fact));
            var pieces = story.Chunk(batch).Aggregate(CohortPicture.Empty, (it, chunk) => Reloaded(
                chunk.Aggregate(it, (picture, fact) => picture.Apply(fact))));
            AssertSame(whole, pieces);
        });

    [Fact]
    public void Facts_that_come_again_make_no_difference() =>
        Gen.Select(s_story, Gen.Int[0, 120]).Sample((story, again) =>
        {
            var once = story.Aggregate(CohortPicture.Empty, (it, fact) => it.Apply(fact));
            AssertSame(once, story.TakeLast(again).Aggregate(once, (it, fact) => it.Apply(fact)));
        });

    [Fact]
    public void The_quarters_shown_add_up_to_the_total_shown() => s_story.Sample(story =>
    {
        var picture = story.Aggregate(CohortPicture.Empty, (it, fact) => it.Apply(fact));
        var figures = CohortFigures.Of(picture, Facts.Start.AddDays(12))!;
        Assert.Equal(figures.CreditedMinutes, figures.Quarters.Sum(quarter => quarter.CreditedMinutes));
        Assert.All(figures.Quarters, quarter =>
            Assert.InRange(quarter.CreditedMinutes, 0, quarter.RequiredMinutes));
    });

    private static int Changed(CohortPicture from, CohortPicture to, Func<StudentStanding, int> amount) =>
        to.Students.Values.Count(it => it.Named && amount(it) != Before(from, it.StudentId, amount));

    private static int Before(CohortPicture picture, string studentId, Func<StudentStanding, int> amount) =>
        picture.Students.GetValueOrDefault(studentId) is { Named: true } student ? amount(student) : 0;

    // Two quarters of less than a million minutes in one number.
    private static int SplitOf(StudentStanding student) =>
        (student.ShownSplit.ElementAtOrDefault(0) * 1_000_000) + student.ShownSplit.ElementAtOrDefault(1);

    private static CohortPicture Reloaded(CohortPicture it) =>
        CohortPicture.Of(it.Name, it.LocationId, it.Plan, it.Shown, it.Students.Values);

    private static void AssertSame(CohortPicture expected, CohortPicture actual)
    {
        Assert.Equal(expected.Shown with { ExactSplit = [] }, actual.Shown with { ExactSplit = [] });
        Assert.Equal(expected.Shown.ExactSplit, actual.Shown.ExactSplit);
        Assert.Equal(expected.Credited, actual.Credited);
    }
}
