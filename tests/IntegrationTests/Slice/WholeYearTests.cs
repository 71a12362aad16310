using Grpc.Net.Client;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>
/// The real route map from the first day to the hand-in, by a team of eight with their teacher, through the public API
/// alone: every activity by the form that it has, and 156 hours in the end.
/// </summary>
public sealed class WholeYearTests(Postgres postgres) : IAsyncLifetime
{
    private const int WholeYear = 156 * 60;
    private const int LongestDay = 8 * 60;

    private SeparateSuite _suite = null!;
    private GrpcChannel _gateway = null!;
    private YearCast _cast = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _suite = new SeparateSuite(await postgres.DatabaseAsync(), YearCast.Accounts);
        await _suite.StartAsync(Stop);
        _gateway = GrpcChannel.ForAddress(_suite.GrpcAddress);
        _cast = new YearCast(_suite, _gateway, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        if (_suite is not null)
        {
            await _suite.DisposeAsync();
        }
    }

    [Fact]
    public async Task Every_activity_is_done_and_shows_156_hours()
    {
        await _cast.EnrolAsync();
        foreach (var student in YearCast.Students)
        {
            var atFirst = await _cast.ProgressAsync(student);
            Assert.Equal((WholeYear, 0), (atFirst.RequiredMinutes, atFirst.CreditedMinutes));
            Assert.Equal(26, atFirst.Activities.Count);
        }

        var map = (await new RouteMapService.RouteMapServiceClient(_gateway).GetRouteMapAsync(
            new() { RouteMapId = "lpo-year-1", Version = 1 }, await _cast.AsAsync(YearCast.Teacher))).RouteMap;
        var progress = await _cast.ProgressAsync(YearCast.Students[0]);
        var year = new YearWalk(_cast, progress.Quarters.ToDictionary(
            quarter => quarter.Quarter, quarter => AcademyTime.FromIso(quarter.StartDate)));
        foreach (var activity in map.Activities)
        {
            await DoAsync(year, activity);
        }

        foreach (var student in YearCast.Students)
        {
            var last = await UntilWholeAsync(student);
            Assert.All(last.Activities, activity => Assert.Equal(
                (activity.RequiredMinutes, 0), (activity.CreditedMinutes, activity.SurplusMinutes)));
            Assert.Equal(WholeYear, last.Quarters.Sum(quarter => quarter.CreditedMinutes));
            Assert.True(last.OnTrack);
            Assert.InRange(
                AcademyTime.FromIso(last.Today), AcademyTime.FromIso(last.HandInOpens),
                AcademyTime.FromIso(last.HandInCloses));
        }

        await AssertChiefSeesAsync();
        var exam = new YearExam(_cast);
        await exam.OpenAsync(progress);
        await Task.WhenAll(YearCast.Students.Select(exam.HandInAsync));
        await new YearScoring(_cast).RunAsync();
    }

    // Each kind has its own way; what has none is hours alone.
    private static Task DoAsync(YearWalk year, Activity activity) => activity.Kind switch
    {
        "reflectionSession" => year.ReflectAsync(activity),
        "peerFeedbackSession" => year.GiveFeedbackAsync(activity),
        "practicePeriod" => year.PractiseAsync(),
        "moralDilemmaAssignment" => year.WeighAsync(activity),
        _ => year.LogAsync(activity, LongestDay),
    };

    // Attendance travels by the feed to each student.
    private async Task<GetProgressResponse> UntilWholeAsync(string student)
    {
        while (true)
        {
            var progress = await _cast.ProgressAsync(student);
            if (progress.CreditedMinutes >= WholeYear)
            {
                return progress;
            }

            await Task.Delay(50, Stop);
        }
    }

    // What fewer than five students did last is not shown yet; all before it is.
    private async Task AssertChiefSeesAsync()
    {
        const int Waiting = 4 * 2 * LongestDay;
        var whole = YearCast.Students.Count * WholeYear;
        var insight = new CohortInsightService.CohortInsightServiceClient(_gateway);
        VikLearning.Protos.Insight.V1.GetCohortResponse seen;
        do
        {
            await Task.Delay(50, Stop);
            seen = await _cast.OnceItIsKnownAsync(async () => await insight.GetCohortAsync(
                new() { CohortId = YearCast.Cohort }, await _cast.AsAsync(YearCast.Chief)));
        }
        while (seen.CreditedMinutes < whole - Waiting);

        Assert.InRange(seen.CreditedMinutes, whole - Waiting, whole);
        Assert.Equal((8, 8), (seen.StudentCount, seen.OnTrackCount));
    }
}
