using System.Collections.Immutable;
using CsCheck;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Submissions.Choices;

namespace VikLearning.UnitTests.Exams.Submissions;

public class SubmissionPropertyTests
{
    // Whatever a student does in whatever order and on whatever day: seals are numbered, none is ever changed or taken
    // away; one that was admissible lacked nothing, and after it nothing changes; and what was returned said why.
    [Fact]
    public void What_was_sealed_stays_sealed() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[-9, 9]).Array[0, 40].Sample(moves =>
        {
            var submission = Submission.None;
            foreach (var (move, criterion, count, day) in moves)
            {
                var before = submission;
                submission = After(submission, MoveOf(submission, move, criterion, count, Today.AddDays(day)));
                var isFrozen = before.Stage != SubmissionStage.Admissible || ReferenceEquals(before, submission);
                if (!isFrozen || !before.Seals.SequenceEqual(submission.Seals.Take(before.Seals.Length)))
                {
                    return false;
                }

                if (submission.Seals.Length > before.Seals.Length && !IsFit(before, submission))
                {
                    return false;
                }
            }

            return submission.Seals.Index().All(one => one.Item.Subject.Seal == one.Index + 1);
        });

    private static bool IsFit(Submission before, Submission after)
    {
        var seal = after.Seals[^1];
        ImmutableArray<SubmissionLack> lacks = [.. Terms.LacksOf(seal.Percent), .. Terms.LacksOf(before.Chosen)];
        return after.Stage == SubmissionStage.Admissible
            ? lacks.IsEmpty
            : after.Returns[seal.Subject.Seal].SequenceEqual(lacks) && !lacks.IsEmpty;
    }

    private static Decision MoveOf(Submission submission, int move, int criterion, int count, DateOnly day) =>
        move > 6
            ? HandingIn.Decide(submission, Terms, HandIn(submission, percent: 70 + (10 * count), day))
            : EvidenceChoice.Decide(
                submission, Terms,
                Choose(submission, Terms.Rubric.Criteria[criterion].CriterionId, count, day));
}
