using VikLearning.Exams.Evidence;
using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Marking;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class InterviewQuestionTests
{
    private static readonly SealedProse s_few = new(["One two"], At);

    [Fact]
    public void Where_nothing_lacks_nothing_is_asked()
    {
        Assert.Empty(Ask(ProseOf(2), "sufficient", "sufficient"));
        Assert.Empty(Ask(ProseOf(2)));
    }

    // One that does not suffice is enough: what the other saw is asked for.
    [Theory]
    [InlineData("sufficient", "good", new[] { "levels-differ" })]
    [InlineData("good", "nearly", new[] { "levels-differ", "level-low" })]
    [InlineData("nearly", "nearly", new[] { "level-low" })]
    public void Levels_that_differ_or_do_not_suffice_are_asked_about(string annas, string berts, string[] codes) =>
        Assert.Equal(codes, Ask(ProseOf(2), annas, berts).Select(question => question.Code));

    [Fact]
    public void What_is_missing_comes_first_and_each_mark_names_its_entries()
    {
        var seal = Seal(("reflecting", [2]), ("feedback", [2, 3]));
        var marks = Marks(seal, new() { [2] = s_few, [3] = Prose(3) with { WrittenAt = At } });
        var both = Both("insufficient", "good");
        ScoreSheet[] pair = [both.SheetOf(Anna), both.SheetOf(Bert)];

        string[] reflecting = Questions("reflecting");
        string[] feedback = Questions("feedback");

        Assert.Equal(
            [
                "evidence-missing ", "levels-differ ", "level-low ", "evidence-thin 2", "evidence-late 2",
                "evidence-repeated 2",
            ],
            reflecting);
        Assert.Equal(
            ["levels-differ ", "level-low ", "evidence-thin 2", "evidence-late 2,3", "evidence-repeated 2"], feedback);

        string[] Questions(string criterionId) =>
        [
            .. InterviewQuestion.For(Rubric, criterionId, seal.Subject, marks, pair)
                .Select(question => $"{question.Code} {string.Join(',', question.Items)}"),
        ];
    }

    [Fact]
    public void Where_nothing_was_handed_in_that_is_asked()
    {
        var questions = InterviewQuestion.For(
            Rubric, "development", Seal().Subject, Marks(Seal(), []), []);

        Assert.Equal("evidence-missing", Assert.Single(questions).Code);
    }

    // Before both are in there are no levels to ask about: that would tell one what the other found.
    private static IEnumerable<InterviewQuestion> Ask(Dictionary<int, SealedProse> prose, params string[] levels)
    {
        var seal = Seal(("feedback", [.. prose.Keys]));
        var both = levels is [var annas, var berts] ? Both(annas, berts) : SubmissionScores.None;
        return InterviewQuestion.For(
            Rubric, "feedback", seal.Subject, Marks(seal, prose), [.. both.Pair.Select(both.SheetOf)]);
    }
}
