using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Insight;

/// <summary>What every backend of the rows must do.</summary>
public abstract class CohortRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_cohort_is_empty()
    {
        await using var database = await OpenAsync();
        var kept = await new CohortRows(database).LoadAsync("cohort-1", Cancellation);
        Assert.Equal(0, kept.Version);
        Assert.Null(kept.Picture.Plan);
    }

    [Fact]
    public async Task What_was_saved_is_what_is_loaded()
    {
        await using var database = await OpenAsync();
        var rows = new CohortRows(database);
        var first = await rows.SaveAsync("cohort-1", new KeptCohort(0, Cohort()), Cancellation);
        var hours = new HoursMoved(9, ToldFacts.At, "student1", [60, 30]);
        var left = new StudentDeparted(9, ToldFacts.At, "student1");
        var second = await rows.SaveAsync(
            "cohort-1", first with { Picture = first.Picture.Apply(hours).Apply(left) }, Cancellation);

        var kept = await rows.LoadAsync("cohort-1", Cancellation);
        Assert.Equal(2, kept.Version);
        Assert.Equal(Written(second.Picture), Written(kept.Picture));
        Assert.Empty(kept.Picture.Unsaved);
        Assert.Equal([60, 30], kept.Picture.Students["student1"].Credited);
        Assert.True(kept.Picture.Students["student1"].Departed);
    }

    [Fact]
    public async Task Of_two_that_save_the_same_version_the_second_writes_nothing()
    {
        await using var database = await OpenAsync();
        var rows = new CohortRows(database);
        var kept = await rows.SaveAsync("cohort-1", new KeptCohort(0, Cohort()), Cancellation);
        var one = kept with { Picture = kept.Picture.Apply(new HoursMoved(9, ToldFacts.At, "student1", [60, 0])) };
        var other = kept with { Picture = kept.Picture.Apply(new HoursMoved(9, ToldFacts.At, "student2", [60, 0])) };
        await rows.SaveAsync("cohort-1", one, Cancellation);
        await Assert.ThrowsAsync<CohortChangedElsewhereException>(
            () => rows.SaveAsync("cohort-1", other, Cancellation));
        await Assert.ThrowsAsync<CohortChangedElsewhereException>(
            () => rows.SaveAsync("cohort-1", new KeptCohort(0, Cohort()), Cancellation));
        Assert.Equal(
            Written(one.Picture), Written((await rows.LoadAsync("cohort-1", Cancellation)).Picture));
    }

    [Fact]
    public async Task Cohorts_are_named_in_order_and_one_that_is_not_kept_is_left_out()
    {
        await using var database = await OpenAsync();
        foreach (var id in new[] { "cohort-3", "cohort-1", "cohort-2" })
        {
            await new CohortRows(database).SaveAsync(id, new KeptCohort(0, Cohort()), Cancellation);
        }

        var names = new CohortNames(database);
        Assert.Equal(
            [new CohortName("cohort-1", "Lichting"), new CohortName("cohort-3", "Lichting")],
            await names.OfAsync(["cohort-3", "cohort-1", "cohort-9"], Cancellation));
        Assert.Empty(await names.OfAsync([], Cancellation));
        Assert.Equal(["cohort-1", "cohort-2", "cohort-3"], await names.IdsAsync(Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<StorageOptions> OptionsAsync();

    private async Task<Database> OpenAsync()
    {
        var database = new Database(await OptionsAsync(), "insight", "rows");
        await Migrations.RunAsync(database, "Cohorts", typeof(CohortRows).Assembly, Cancellation);
        return database;
    }

    private static CohortPicture Cohort()
    {
        var plan = new CohortPlan(1, new DateOnly(2026, 2, 23), [new("Q1", 0, 9, 600), new("Q2", 10, 19, 600)], 90);
        return Enumerable.Range(1, 5).Aggregate(
            CohortPicture.Empty.Apply(new CohortKnown(1, ToldFacts.At, "Lichting", "location-1", plan)),
            (picture, student) => picture.Apply(new StudentNamed(student + 1, ToldFacts.At, $"student{student}")));
    }

    private static string Written(CohortPicture picture) => CohortBody.Write(picture)
        + System.Text.Json.JsonSerializer.Serialize(picture.Students.Values.OrderBy(it => it.StudentId));
}
