using VikLearning.Exams.Evidence;
using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Marking;

namespace VikLearning.UnitTests.Exams.Scoring;

public class EvidenceMarksTests
{
    [Fact]
    public void In_what_is_as_it_should_be_nothing_stands_out()
    {
        var marks = Marks(Seal(("feedback", [2]), ("reflecting", [3, 4])), ProseOf(2, 3, 4));

        Assert.Empty(marks.OfItems);
        Assert.Empty(marks.OfCriteria["feedback"]);
        Assert.Empty(marks.OfCriteria["reflecting"]);
    }

    // The rubric asks two for reflecting and one for feedback; of what nobody chose anything for, all lacks.
    [Theory]
    [InlineData("reflecting", 2, false)]
    [InlineData("reflecting", 1, true)]
    [InlineData("feedback", 1, false)]
    [InlineData("feedback", 0, true)]
    public void Missing_is_less_than_the_rubric_asks(string criterionId, int count, bool isMissing)
    {
        int[] items = [.. Enumerable.Range(2, count)];

        var marks = Marks(Seal((criterionId, items)), ProseOf(items));

        Assert.Equal(isMissing ? [EvidenceMark.Missing] : [], marks.OfCriteria[criterionId]);
        Assert.Equal([EvidenceMark.Missing], marks.OfCriteria["development"]);
    }

    [Fact]
    public void A_file_is_no_entry_and_where_the_rubric_asks_none_there_is_one_all_the_same()
    {
        var rubric = Scored.Rubric with
        {
            Criteria = [.. Scored.Rubric.Criteria.Select(criterion => criterion with { FewestEntries = 0 })],
        };

        var marks = EvidenceMarks.Of(rubric, Seal(("feedback", [2, 3]), ("reflecting", [4])), ProseOf(2), null);

        Assert.Empty(marks.OfCriteria["feedback"]);
        Assert.Equal([EvidenceMark.Missing], marks.OfCriteria["reflecting"]);
        Assert.Empty(marks.OfItems);
    }

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, false)]
    public void Thin_is_fewer_words(int characters, bool isThin)
    {
        var prose = ProseOf(2);
        prose[2] = prose[2] with { Passages = [new string('x', 99), new string('y', characters - 99)] };

        var marks = Marks(Seal(("feedback", [2])), prose);

        Assert.Equal(isThin ? [EvidenceMark.Thin] : [], Of(marks, 2));
        Assert.Equal(isThin ? [EvidenceMark.Thin] : [], marks.OfCriteria["feedback"]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Late_is_in_the_last_two_weeks_before_it_was_handed_in(int milliseconds, bool isLate)
    {
        var prose = ProseOf(2, 3);
        prose[2] = prose[2] with { WrittenAt = Scored.At.AddDays(-14).AddMilliseconds(milliseconds) };
        prose[3] = prose[3] with { WrittenAt = null };

        var marks = Marks(Seal(("feedback", [2]), ("reflecting", [3, 2])), prose);

        Assert.Equal(isLate, Of(marks, 2).Contains(EvidenceMark.Late));
        Assert.Empty(Of(marks, 3));
    }

    [Fact]
    public void Repeated_is_what_is_there_for_two_criteria()
    {
        var marks = Marks(Seal(("feedback", [2]), ("reflecting", [2, 3])), ProseOf(2, 3));

        Assert.Equal([EvidenceMark.Repeated], Of(marks, 2));
        Assert.Empty(Of(marks, 3));
        Assert.Equal([EvidenceMark.Repeated], marks.OfCriteria["feedback"]);
        Assert.Empty(marks.OfCriteria["reflecting"]);
    }

    // However many spaces there are between the words: they are counted as one.
    [Theory]
    [InlineData(100, " ", true)]
    [InlineData(99, " ", false)]
    [InlineData(100, "   ", true)]
    [InlineData(99, "   ", false)]
    public void Repeated_is_a_passage_that_stands_in_two_pieces(int characters, string space, bool isRepeated)
    {
        var words = new string('w', characters - 5);
        var prose = ProseOf(2, 3, 4);
        prose[2] = prose[2] with { Passages = prose[2].Passages.Add($"then{space}{words}") };
        prose[3] = prose[3] with { Passages = prose[3].Passages.Add($"then {space}{words}") };

        var marks = Marks(Seal(("feedback", [2]), ("reflecting", [3, 4])), prose);

        Assert.Equal(isRepeated ? [EvidenceMark.Repeated] : [], Of(marks, 2));
        Assert.Equal(isRepeated ? [EvidenceMark.Repeated] : [], Of(marks, 3));
        Assert.Empty(Of(marks, 4));
    }

    [Fact]
    public void A_passage_that_stands_twice_in_one_piece_is_its_own()
    {
        var prose = ProseOf(2);
        prose[2] = prose[2] with { Passages = [.. prose[2].Passages, .. prose[2].Passages] };

        Assert.Empty(Marks(Seal(("feedback", [2])), prose).OfItems);
    }

    [Fact]
    public void Changed_is_what_was_not_there_before_or_in_another_version()
    {
        var seal = Seal(("feedback", [2]), ("reflecting", [3, 4]));
        var before = seal with
        {
            Items = [seal.Items[1], seal.Items[2] with { Version = 2 }, seal.Items[3] with { Kind = "dilemma" }],
        };

        var marks = Marks(seal, ProseOf(2, 3, 4), before);

        Assert.Empty(Of(marks, 2));
        Assert.Equal([EvidenceMark.Changed], Of(marks, 3));
        Assert.Equal([EvidenceMark.Changed], Of(marks, 4));

        // Of a whole criterion that says nothing: to change something between two sittings is what was asked.
        Assert.Empty(marks.OfCriteria["reflecting"]);
    }

    [Fact]
    public void A_criterion_has_a_mark_when_everything_in_it_has()
    {
        var few = new SealedProse(["One two"], Scored.At);
        var marks = Marks(
            Seal(("feedback", [2, 3]), ("reflecting", [2, 4])),
            new() { [2] = few, [3] = few with { Passages = ["Three four"] }, [4] = Prose(4) });

        Assert.Equal([EvidenceMark.Thin, EvidenceMark.Late, EvidenceMark.Repeated], Of(marks, 2));
        Assert.Equal([EvidenceMark.Thin, EvidenceMark.Late], marks.OfCriteria["feedback"]);
        Assert.Empty(marks.OfCriteria["reflecting"]);
    }
}
