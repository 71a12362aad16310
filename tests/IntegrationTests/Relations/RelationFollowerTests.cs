using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Insight;
using VikLearning.IntegrationTests.Insight;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Relations;

public class RelationFollowerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chief_watches_the_cohorts_of_their_location_until_dismissed()
    {
        await using var host = await StartAsync();
        host.Told.Roster.Tell(new CohortOpened { CohortId = "cohort-1", LocationId = "noord" });
        host.Told.Roster.Tell(new ChiefAppointed { LocationId = "noord", ChiefId = "chief01" });
        await host.Told.Roster.HeardAsync();
        var relation = new OwnLocationRelation(Rows(host));
        Assert.True(await relation.HoldsAsync("chief01", "cohort-1", Cancellation));
        Assert.False(await relation.HoldsAsync("chief02", "cohort-1", Cancellation));
        Assert.False(await relation.HoldsAsync("chief01", "cohort\0", Cancellation));

        host.Told.Roster.Tell(new ChiefDismissed { LocationId = "noord", ChiefId = "chief01" });
        await host.Told.Roster.HeardAsync();
        Assert.False(await relation.HoldsAsync("chief01", "cohort-1", Cancellation));
    }

    [Fact]
    public async Task Nothing_holds_while_Roster_has_more_to_tell()
    {
        await using var host = await StartAsync();
        var relation = new OwnTeamRelation(Rows(host));
        host.Told.Roster.TellAndKeepMore(Enrolled(), Assigned());
        await host.Told.Roster.HeardAsync();
        Assert.False(await relation.HoldsAsync("teacher01", "student01", Cancellation));

        host.Told.Roster.Tell();
        await host.Told.Roster.HeardAsync();
        Assert.True(await relation.HoldsAsync("teacher01", "student01", Cancellation));
        Assert.False(await relation.HoldsAsync("teacher01", "student\0", Cancellation));
    }

    [Fact]
    public async Task Nothing_holds_once_Roster_has_been_silent_for_a_minute()
    {
        await using var host = await StartAsync();
        host.Told.Roster.Tell(Enrolled(), Assigned());
        await host.Told.Roster.HeardAsync();
        Assert.True(await Relation(DateTimeOffset.UtcNow).HoldsAsync("teacher01", "student01", Cancellation));
        Assert.False(await Relation(DateTimeOffset.UtcNow.AddSeconds(61)).HoldsAsync(
            "teacher01", "student01", Cancellation));

        IRelation Relation(DateTimeOffset now) => new OwnTeamRelation(new RelationRows(
            host.Services.GetRequiredKeyedService<Database>(InsightModule.Service), new FakeTimeProvider(now)));
    }

    [Fact]
    public async Task What_a_restored_Roster_no_longer_knows_is_forgotten()
    {
        await using var host = await StartAsync();
        var relation = new OwnTeamRelation(Rows(host));
        host.Told.Roster.Tell(Enrolled());
        host.Told.Roster.Tell(Assigned());
        await host.Told.Roster.HeardAsync();
        Assert.True(await relation.HoldsAsync("teacher01", "student01", Cancellation));

        host.Told.Roster.Restore();
        host.Told.Roster.Tell(Enrolled());
        await host.Told.Roster.HeardAsync();
        Assert.False(await relation.HoldsAsync("teacher01", "student01", Cancellation));
        Assert.Empty(await Rows(host).StudentsOfAsync("teacher01", TeamStudent.None, 9, Cancellation));
    }

    private static async Task<InsightHost> StartAsync()
    {
        var host = await InsightHost.StartAsync();
        await host.Grains.GetGrain<IRelationFollowerGrain>(InsightModule.Service).EnsureFollowing();
        return host;
    }

    private static RelationRows Rows(InsightHost host) =>
        host.Services.GetRequiredKeyedService<RelationRows>(InsightModule.Service);

    private static StudentEnrolled Enrolled() =>
        new() { CohortId = "cohort-1", TeamId = "team-1", StudentId = "student01" };

    private static TeacherAssigned Assigned() =>
        new() { CohortId = "cohort-1", TeamId = "team-1", TeacherId = "teacher01" };
}
