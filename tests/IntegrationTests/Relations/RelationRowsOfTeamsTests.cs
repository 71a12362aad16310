using Xunit;
using static VikLearning.IntegrationTests.Relations.Told;

namespace VikLearning.IntegrationTests.Relations;

/// <content>What is asked of a team.</content>
public abstract partial class RelationRowsTests
{
    [Fact]
    public async Task A_team_has_those_who_are_in_it_now_and_who_guides_it()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Enrolled("student2", "team-1"), Enrolled("student3", "team-2"),
            Enrolled("student4", "team-1", cohort: "cohort-2"));
        Assert.Equal(["student1", "student2"], await rows.MembersOfAsync("cohort-1", "team-1", 10, Cancellation));
        Assert.True(await rows.GuidesTeamAsync("teacher1", "cohort-1", "team-1", Cancellation));
        Assert.False(await rows.GuidesTeamAsync("teacher1", "cohort-1", "team-2", Cancellation));
        Assert.False(await rows.GuidesTeamAsync("teacher1", "cohort-2", "team-1", Cancellation));
    }
}
