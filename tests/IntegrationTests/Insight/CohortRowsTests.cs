using VikLearning.Insight.Chiefs;
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
        var second = await rows.SaveAsync(
            "cohort-1", first with { Picture = first.Picture.Apply(hours) }, Cancellation);

        var kept = await rows.LoadAsync("cohort-1", Cancellation);
        Assert.Equal(2, kept.Version);
        Assert.Equal(Written(second.Picture), Written(kept.Picture));
        Assert.Empty(kept.Picture.Unsaved);
        Assert.Equal([60, 30], kept.Picture.Students["student1"].Credited);
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
    public async Task The_newest_word_about_a_chief_counts_in_whatever_order_it_comes()
    {
        await using var database = await OpenAsync();
        var chiefs = new ChiefRows(database);
        await new CohortRows(database).SaveAsync("cohort-1", new KeptCohort(0, Cohort()), Cancellation);
        await chiefs.KeepAsync("location-1", "chief01", true, 5, Cancellation);
        Assert.True(await chiefs.WatchesAsync("chief01", "cohort-1", Cancellation));
        await chiefs.KeepAsync("location-1", "chief01", false, 7, Cancellation);
        await chiefs.KeepAsync("location-1", "chief01", true, 5, Cancellation);
        Assert.False(await chiefs.WatchesAsync("chief01", "cohort-1", Cancellation));
        await chiefs.ForgetAsync(Cancellation);
        await chiefs.KeepAsync("location-1", "chief01", true, 5, Cancellation);
        Assert.True(await chiefs.WatchesAsync("chief01", "cohort-1", Cancellation));
    }

    [Fact]
    public async Task A_chiefs_cohorts_come_by_page_in_order()
    {
        await using var database = await OpenAsync();
        var chiefs = new ChiefRows(database);
        foreach (var id in new[] { "cohort-3", "cohort-1", "cohort-2" })
        {
            await new CohortRows(database).SaveAsync(id, new KeptCohort(0, Cohort()), Cancellation);
        }

        await chiefs.KeepAsync("location-1", "chief01", true, 5, Cancellation);
        var first = await chiefs.CohortsOfAsync("chief01", "", 2, Cancellation);
        var second = await chiefs.CohortsOfAsync("chief01", first[^1].CohortId, 2, Cancellation);
        Assert.Equal(["cohort-1", "cohort-2"], first.Select(cohort => cohort.CohortId));
        Assert.Equal(["cohort-3"], second.Select(cohort => cohort.CohortId));
        Assert.Empty(await chiefs.CohortsOfAsync("chief02", "", 2, Cancellation));
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
