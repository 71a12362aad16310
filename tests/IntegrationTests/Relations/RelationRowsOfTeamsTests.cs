using VikLearning.Protos.Roster.V1;
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

    [Fact]
    public async Task Whom_a_teacher_guides_with_a_student_is_told_at_once()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Assigned("teacher1", "team-3"),
            Enrolled("student1", "team-1"), Enrolled("student2", "team-1"), Enrolled("student3", "team-1"),
            Enrolled("student4", "team-2"), Enrolled("student5", "team-3"),
            Enrolled("student6", "team-1", cohort: "cohort-2"));
        await rows.KeepAsync(
            [At(9, new StudentLeft { CohortId = "cohort-1", TeamId = "team-1", StudentId = "student3" })],
            Cancellation);
        Assert.Equal(["student2", "student1"], await GuidedWithAsync("teacher1", "student2"));
        Assert.Equal(["student2"], await GuidedWithAsync("teacher1", "student2", 1));
        Assert.Equal(["student5"], await GuidedWithAsync("teacher1", "student5"));
        Assert.Empty(await GuidedWithAsync("teacher1", "student3"));
        Assert.Empty(await GuidedWithAsync("teacher1", "student4"));
        Assert.Empty(await GuidedWithAsync("teacher2", "student1"));
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(await GuidedWithAsync("teacher1", "student1"));

        Task<IReadOnlyList<string>> GuidedWithAsync(string teacher, string student, int limit = 9) =>
            rows.GuidedWithAsync(teacher, student, limit, Cancellation);
    }
}
