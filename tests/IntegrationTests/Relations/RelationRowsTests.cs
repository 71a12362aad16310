using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;
using Xunit;
using static VikLearning.IntegrationTests.Relations.Told;

namespace VikLearning.IntegrationTests.Relations;

/// <summary>What every backend of the relations must do.</summary>
public abstract partial class RelationRowsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 15, 10, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(s_now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_teacher_guides_the_students_of_their_own_teams_only()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Enrolled("student2", "team-2"), Enrolled("student3", "team-1", cohort: "cohort-2"));
        Assert.True(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.False(await rows.GuidesAsync("teacher1", "student2", Cancellation));
        Assert.False(await rows.GuidesAsync("teacher1", "student3", Cancellation));
        Assert.False(await rows.GuidesAsync("teacher1", "student9", Cancellation));
        Assert.False(await rows.GuidesAsync("teacher2", "student1", Cancellation));
        Assert.False(await rows.GuidesAsync("student1", "teacher1", Cancellation));
    }

    [Fact]
    public async Task A_chief_watches_the_cohorts_of_their_own_locations_only()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Appointed("chief1", "noord"), Opened("cohort-1", "noord"),
            Opened("cohort-2", "zuid"));
        Assert.True(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
        Assert.False(await rows.WatchesAsync("chief1", "cohort-2", Cancellation));
        Assert.False(await rows.WatchesAsync("chief1", "cohort-9", Cancellation));
        Assert.False(await rows.WatchesAsync("chief2", "cohort-1", Cancellation));
    }

    [Fact]
    public async Task The_newest_word_counts_in_whatever_order_it_comes()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Appointed("chief1", "noord"), Opened("cohort-1", "noord"));
        await rows.KeepAsync([At(7, Dismissed("chief1", "noord"))], Cancellation);
        Assert.False(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
        await rows.KeepAsync([At(1, Appointed("chief1", "noord"))], Cancellation);
        Assert.False(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
        await rows.KeepAsync([At(9, Appointed("chief1", "noord"))], Cancellation);
        Assert.True(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
    }

    [Fact]
    public async Task A_student_who_moved_or_left_is_guided_by_the_old_team_no_more()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Assigned("teacher2", "team-2"), Enrolled("student2", "team-1"));
        var moved = new StudentMoved { CohortId = "cohort-1", TeamId = "team-2", StudentId = "student1" };
        var left = new StudentLeft { CohortId = "cohort-1", TeamId = "team-1", StudentId = "student2" };
        await rows.KeepAsync([At(9, moved), At(10, left)], Cancellation);
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.True(await rows.GuidesAsync("teacher2", "student1", Cancellation));
        Assert.False(await rows.GuidesAsync("teacher1", "student2", Cancellation));
        Assert.Empty(await rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));
        await rows.KeepAsync([At(11, Enrolled("student2", "team-1"))], Cancellation);
        Assert.True(await rows.GuidesAsync("teacher1", "student2", Cancellation));
    }

    [Fact]
    public async Task A_teacher_whose_assignment_ended_guides_nobody_of_that_team()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Assigned("teacher1", "team-2"), Enrolled("student2", "team-2"));
        var ended = new TeacherUnassigned { CohortId = "cohort-1", TeamId = "team-1", TeacherId = "teacher1" };
        await rows.KeepAsync([At(9, ended), At(1, Assigned("teacher1", "team-1"))], Cancellation);
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.True(await rows.GuidesAsync("teacher1", "student2", Cancellation));
        Assert.Equal(
            [new TeamStudent("cohort-1", "team-2", "student2")],
            await rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));
    }

    [Fact]
    public async Task A_cohort_that_is_over_is_guided_by_nobody_and_still_watched()
    {
        await using var database = await OpenAsync();
        var opened = Opened("cohort-1", "noord");
        opened.EndDate = "2026-04-17"; // Four weeks before.
        var rows = await HeardAsync(database, opened, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Appointed("chief1", "noord"));
        Assert.True(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.Single(await rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));

        _time.Advance(TimeSpan.FromDays(1));
        await rows.KeepHeardAsync(_time.GetUtcNow(), Cancellation);
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.Empty(await rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));
        Assert.True(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
    }

    [Fact]
    public async Task A_student_is_in_the_team_that_was_told_last()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"));
        await rows.KeepAsync([At(9, Enrolled("student1", "team-2"))], Cancellation);
        await rows.KeepAsync([At(2, Enrolled("student1", "team-1"))], Cancellation);
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
    }

    [Fact]
    public async Task Of_two_teams_of_one_teacher_the_student_is_found_in_the_newest()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"));
        await rows.KeepAsync(
            [
                At(8, new TeacherAssigned { CohortId = "cohort-2", TeamId = "team-5", TeacherId = "teacher1" }),
                At(9, Enrolled("student1", "team-5", cohort: "cohort-2")),
            ],
            Cancellation);
        Assert.Equal(
            new TeamStudent("cohort-2", "team-5", "student1"),
            await rows.FindStudentAsync("teacher1", "student1", Cancellation));
    }

    [Fact]
    public async Task Mates_are_the_other_students_of_the_team_that_a_student_is_in_now()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Enrolled("student1", "team-1"), Enrolled("student2", "team-1"),
            Enrolled("student3", "team-2"), Enrolled("student4", "team-1", cohort: "cohort-2"));
        Assert.Equal(
            [new TeamStudent("cohort-1", "team-1", "student2")],
            await rows.MatesOfAsync("student1", 10, Cancellation));
        Assert.NotNull(await rows.FindMateAsync("student1", "student2", Cancellation));
        Assert.Null(await rows.FindMateAsync("student1", "student1", Cancellation));
        Assert.Null(await rows.FindMateAsync("student1", "student3", Cancellation));
        Assert.Null(await rows.FindMateAsync("student1", "student4", Cancellation));
        await rows.KeepAsync([At(9, Enrolled("student2", "team-2"))], Cancellation);
        Assert.Null(await rows.FindMateAsync("student1", "student2", Cancellation));
        var left = new StudentLeft { CohortId = "cohort-1", TeamId = "team-2", StudentId = "student2" };
        await rows.KeepAsync([At(10, left)], Cancellation);
        Assert.Empty(await rows.MatesOfAsync("student2", 10, Cancellation));
        Assert.Empty(await rows.MatesOfAsync("student3", 10, Cancellation));
    }

    [Fact]
    public async Task Nothing_holds_once_Roster_has_not_been_heard_for_a_minute()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Appointed("chief1", "noord"), Opened("cohort-1", "noord"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.True(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await AssertNothingHoldsAsync(rows);
        await rows.KeepHeardAsync(_time.GetUtcNow(), Cancellation);
        Assert.True(await rows.GuidesAsync("teacher1", "student1", Cancellation));
    }

    [Fact]
    public async Task Nothing_holds_before_Roster_was_heard_or_by_a_clock_that_was_wrong()
    {
        await using var database = await OpenAsync();
        var rows = new RelationRows(database, _time);
        await KeepAsync(rows, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Appointed("chief1", "noord"), Opened("cohort-1", "noord"));
        await AssertNothingHoldsAsync(rows);
        await rows.KeepHeardAsync(s_now.AddSeconds(61), Cancellation);
        await AssertNothingHoldsAsync(rows);
    }

    [Fact]
    public async Task What_is_forgotten_must_be_heard_again()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-1"), Enrolled("student1", "team-1"),
            Appointed("chief1", "noord"), Opened("cohort-1", "noord"));
        await rows.ForgetAsync(Cancellation);
        await AssertNothingHoldsAsync(rows);
        await rows.KeepHeardAsync(s_now, Cancellation);
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.Empty(await rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));
        Assert.Empty(await rows.CohortsOfAsync("chief1", "", 9, Cancellation));
    }

    [Fact]
    public async Task Lists_come_by_page_in_order()
    {
        await using var database = await OpenAsync();
        var rows = await HeardAsync(database, Assigned("teacher1", "team-2"), Assigned("teacher1", "team-1"),
            Enrolled("student3", "team-1"), Enrolled("student1", "team-2"), Enrolled("student2", "team-1"),
            Enrolled("student4", "team-3"), Appointed("chief1", "noord"), Opened("cohort-2", "noord"),
            Opened("cohort-3", "noord"), Opened("cohort-1", "noord"));
        var first = await rows.StudentsOfAsync("teacher1", TeamStudent.None, 2, Cancellation);
        var second = await rows.StudentsOfAsync("teacher1", first[^1], 2, Cancellation);
        Assert.Equal(
            [new("cohort-1", "team-1", "student2"), new TeamStudent("cohort-1", "team-1", "student3")], first);
        Assert.Equal([new TeamStudent("cohort-1", "team-2", "student1")], second);
        Assert.Equal(["cohort-1", "cohort-2"], await rows.CohortsOfAsync("chief1", "", 2, Cancellation));
        Assert.Equal(["cohort-3"], await rows.CohortsOfAsync("chief1", "cohort-2", 2, Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<StorageOptions> OptionsAsync();

    // A list says that it is not known, since an empty one would say that there is nobody.
    private static async Task AssertNothingHoldsAsync(RelationRows rows)
    {
        Assert.False(await rows.GuidesAsync("teacher1", "student1", Cancellation));
        Assert.False(await rows.WatchesAsync("chief1", "cohort-1", Cancellation));
        var students = await Assert.ThrowsAsync<RpcException>(
            () => rows.StudentsOfAsync("teacher1", TeamStudent.None, 9, Cancellation));
        var cohorts = await Assert.ThrowsAsync<RpcException>(() => rows.CohortsOfAsync("chief1", "", 9, Cancellation));
        Assert.Equal((StatusCode.Unavailable, StatusCode.Unavailable), (students.StatusCode, cohorts.StatusCode));
    }

    private async Task<Database> OpenAsync()
    {
        var database = new Database(await OptionsAsync(), "portfolio", "rows");
        await Migrations.RunAsync(database, "Relations", cancellation: Cancellation);
        return database;
    }

    private async Task<RelationRows> HeardAsync(Database database, params IMessage[] facts)
    {
        var rows = new RelationRows(database, _time);
        await KeepAsync(rows, facts);
        await rows.KeepHeardAsync(s_now, Cancellation);
        return rows;
    }

    private static Task KeepAsync(RelationRows rows, params IMessage[] facts) =>
        rows.KeepAsync([.. facts.Select((fact, index) => At(index + 1, fact))], Cancellation);

    private static PositionedFact At(long position, IMessage fact) => new(position, s_now, fact);
}
