using VikLearning.Insight.Cohorts;
using VikLearning.Insight.Following;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Insight;

public class FollowersTests
{
    private static readonly DateOnly s_today = new(2026, 5, 15);

    [Fact]
    public async Task Facts_that_are_told_again_count_once()
    {
        await using var host = await StartAsync();
        await TellACohortAsync(host);
        var once = await host.Cohort.GetFigures(s_today);

        host.Told.Roster.Interrupt();
        host.Told.Portfolio.Interrupt();
        await HeardAsync(host);

        var again = await host.Cohort.GetFigures(s_today);
        Assert.Equal((6, 300, 2), (once!.StudentCount, once.CreditedMinutes, once.Revision));
        Assert.Equal(Figures(once), Figures(again!));
    }

    [Fact]
    public async Task Portfolio_may_be_heard_before_Roster()
    {
        await using var host = await StartAsync();
        TellHours(host);
        await host.Told.Portfolio.HeardAsync();
        Assert.Null(await host.Cohort.GetFigures(s_today));

        TellRoster(host);
        await HeardAsync(host);
        var figures = await host.Cohort.GetFigures(s_today);
        Assert.Equal((5, 300), (figures!.StudentCount, figures.CreditedMinutes));
    }

    [Fact]
    public async Task The_plan_comes_from_Roster_and_is_kept()
    {
        await using var host = await StartAsync();
        await TellACohortAsync(host);
        var figures = await host.Cohort.GetFigures(new DateOnly(2026, 3, 4));
        Assert.Equal([3600, 1800], figures!.Quarters.Select(quarter => quarter.RequiredMinutes));
        Assert.Equal([3600, 0], figures.Quarters.Select(quarter => quarter.PlannedMinutes));
    }

    private static async Task<InsightHost> StartAsync()
    {
        var host = await InsightHost.StartAsync();
        await host.Grains.GetGrain<IRosterFollowerGrain>("all").EnsureFollowing();
        await host.Grains.GetGrain<IPortfolioFollowerGrain>("all").EnsureFollowing();
        return host;
    }

    private static async Task TellACohortAsync(InsightHost host)
    {
        TellRoster(host);
        await host.Told.Roster.HeardAsync();
        TellHours(host);
        await HeardAsync(host);
    }

    private static void TellRoster(InsightHost host)
    {
        var roster = host.Told.Roster;
        roster.Tell(new CohortOpened
        {
            CohortId = ToldFacts.CohortId,
            LocationId = "location-1",
            Name = "Lichting",
            PlanVersion = 1,
        });
        for (var student = 1; student <= 6; student++)
        {
            roster.Tell(new StudentEnrolled { CohortId = ToldFacts.CohortId, StudentId = $"student{student}" });
        }
    }

    private static void TellHours(InsightHost host)
    {
        for (var student = 1; student <= 5; student++)
        {
            var fact = new HoursProgressed { CohortId = ToldFacts.CohortId, StudentId = $"student{student}" };
            fact.Quarters.Add(new CreditedQuarter { Quarter = "Q1", CreditedMinutes = 60 });
            fact.Quarters.Add(new CreditedQuarter { Quarter = "Q2" });
            host.Told.Portfolio.Tell(fact);
        }
    }

    private static Task HeardAsync(InsightHost host) =>
        Task.WhenAll(host.Told.Roster.HeardAsync(), host.Told.Portfolio.HeardAsync());

    private static string Figures(CohortFigures figures) => System.Text.Json.JsonSerializer.Serialize(figures);
}
