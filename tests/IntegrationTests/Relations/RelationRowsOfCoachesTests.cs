using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Relations;
using Xunit;
using static VikLearning.IntegrationTests.Relations.Told;

namespace VikLearning.IntegrationTests.Relations;

/// <content>Who coaches whom in practice.</content>
public abstract partial class RelationRowsTests
{
    [Theory]
    [InlineData("2026-05-15", "2026-05-15", true)]
    [InlineData("2026-05-01", "2026-05-31", true)]
    [InlineData("2026-05-01", "2026-05-14", false)]
    [InlineData("2026-05-16", "2026-05-31", false)]
    public async Task A_coach_coaches_on_their_days(string from, string until, bool holds)
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(
            database, Enrolled("student1", "team-1"), Coach("coach1", "student1", from, until));
        Assert.Equal(holds, await rows.FindCoachedAsync("coach1", "student1", Cancellation) is not null);
        Assert.Equal(holds ? 1 : 0, (await rows.CoachedByAsync("coach1", TeamStudent.None, 9, Cancellation)).Count);
        Assert.Equal(holds ? ["coach1"] : [], await rows.CoachesOfAsync("student1", 9, Cancellation));
        Assert.Null(await rows.FindCoachedAsync("coach2", "student1", Cancellation));
        Assert.Null(await rows.FindCoachedAsync("coach1", "student2", Cancellation));
    }

    [Fact]
    public async Task A_coach_who_is_withdrawn_coaches_no_more_until_appointed_again()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Enrolled("student1", "team-1"), Coach("coach1", "student1"));
        var withdrawn = new CoachWithdrawn { CohortId = "cohort-1", StudentId = "student1", CoachId = "coach1" };
        await rows.KeepAsync([At(9, withdrawn), At(2, Coach("coach1", "student1"))], Cancellation);
        Assert.Null(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
        await rows.KeepAsync([At(10, Coach("coach1", "student1"))], Cancellation);
        Assert.NotNull(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
    }

    [Fact]
    public async Task A_coach_loses_who_left_and_a_cohort_that_is_over()
    {
        await using var database = await OpenAsync();
        var over = Opened("cohort-2", "noord");
        over.EndDate = "2026-04-16"; // Four weeks and a day before.
        var ofIt = Coach("coach1", "student2");
        ofIt.CohortId = "cohort-2";
        var rows = await HeardAsync(database, Enrolled("student1", "team-1"), Coach("coach1", "student1"), over,
            Enrolled("student2", "team-1", cohort: "cohort-2"), ofIt);
        Assert.NotNull(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
        Assert.Null(await rows.FindCoachedAsync("coach1", "student2", Cancellation));
        var left = new StudentLeft { CohortId = "cohort-1", TeamId = "team-1", StudentId = "student1" };
        await rows.KeepAsync([At(9, left)], Cancellation);
        Assert.Null(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
    }

    [Fact]
    public async Task Nobody_coaches_once_Roster_has_not_been_heard_for_a_minute_or_was_forgotten()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Enrolled("student1", "team-1"), Coach("coach1", "student1"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.NotNull(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
        var unknown = await Assert.ThrowsAsync<RpcException>(
            () => rows.CoachedByAsync("coach1", TeamStudent.None, 9, Cancellation));
        Assert.Equal(StatusCode.Unavailable, unknown.StatusCode);

        await rows.ForgetAsync(Cancellation);
        await KeepAsync(rows, Enrolled("student1", "team-1"));
        await rows.KeepHeardAsync(_time.GetUtcNow(), Cancellation);
        Assert.Null(await rows.FindCoachedAsync("coach1", "student1", Cancellation));
    }

    [Fact]
    public async Task Coached_students_come_by_page_in_order()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Enrolled("student3", "team-1"), Enrolled("student1", "team-2"),
            Enrolled("student2", "team-1"), Coach("coach1", "student1"), Coach("coach1", "student2"),
            Coach("coach1", "student3"), Coach("coach2", "student3"));
        var first = await rows.CoachedByAsync("coach1", TeamStudent.None, 2, Cancellation);
        var second = await rows.CoachedByAsync("coach1", first[^1], 2, Cancellation);
        Assert.Equal(["student2", "student3"], first.Select(student => student.StudentId));
        Assert.Equal(["student1"], second.Select(student => student.StudentId));
        Assert.Equal(["coach1", "coach2"], await rows.CoachesOfAsync("student3", 9, Cancellation));
    }
}
