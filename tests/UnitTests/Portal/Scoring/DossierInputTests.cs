using VikLearning.Portal.Scoring;
using Xunit;

namespace VikLearning.UnitTests.Portal.Scoring;

public class DossierInputTests
{
    [Fact]
    public void A_criterion_has_its_own_fields_only()
    {
        var input = new DossierInput
        {
            Level = new() { ["feedback"] = "good", ["feedback-more"] = "nearly" },
            Motivation = new() { ["feedback"] = "eerste regel\r\ntweede" },
            Cited = new() { ["feedback_7"] = "1", ["feedback_3"] = "1", ["feedback-more_4"] = "1", ["kapot"] = "1" },
            Seen = new() { ["feedback"] = "2" },
        };

        var edit = input.EditOf("feedback");

        Assert.Equal(("good", "eerste regel\ntweede", 2), (edit.LevelId, edit.Motivation, edit.SeenVersion));
        Assert.Equal([3, 7], edit.Cited);
        Assert.Equal(("", "", 0), Of(input.EditOf("onbekend")));
    }

    private static (string, string, int) Of(ScoreEdit edit) => (edit.LevelId, edit.Motivation, edit.SeenVersion);
}
