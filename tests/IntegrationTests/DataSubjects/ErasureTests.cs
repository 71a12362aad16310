using Microsoft.Data.Sqlite;
using VikLearning.Portfolio;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Protos.Access.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>Orders, certificates and destroyed keys on real stores, with crashes between the steps.</summary>
public sealed class ErasureTests(Postgres postgres) : IAsyncDisposable
{
    private const string Reason = "Op verzoek van de persoon zelf, zie brief.";
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-erasure-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private StorageOptions _storage = new();

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task An_erased_text_reads_as_erased_and_its_stream_lives_on(StorageKind kind)
    {
        await using var host = await StartAsync(kind);
        var student = await StudentAsync(host);
        var (text, version) = await WriteAsync(student);
        Assert.Equal("Mijn verhaal", await host.ReadAsync("portfolio", "student01", text));

        Assert.Equal(1, (await OrderAsync(host)).CertificateNumber);
        var tombstone = await host.Erasure("portfolio", "student01").Erase(1);
        Assert.Equal((1L, _time.GetUtcNow().AddDays(30)), (tombstone.CertificateNumber, tombstone.CompleteAt));

        Assert.Equal("gewist, certificaat 1", await InDutchAsync(() => host.ReadAsync("portfolio", "student01", text)));
        Assert.Null(await student.GetReflection(version, 0));
        Assert.Null(await student.ListReflections(null, 10));
        Assert.Equal(
            Refusal.NotFound(),
            Assert.Single((await student.WriteReflection(
                DataHost.Envelope("later"), null, Words("Nog", "iets"), null)).Refusals));

        // The first answer of what was accepted before is still the answer to its retry.
        Assert.NotNull((await student.WriteReflection(
            DataHost.Envelope("story"), null, Words("Titel", "Mijn verhaal"), null)).Answer);
        Assert.Equal(tombstone, await host.Erasure("portfolio", "student01").Erase(9));
        var verification = new LedgerVerification(host.Journal("portfolio"), "portfolio");
        Assert.Empty((await verification.RunAsync(null, TestContext.Current.CancellationToken)).Findings);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_crash_between_key_and_tombstone_claims_nothing_and_is_carried_out_again(StorageKind kind)
    {
        var text = Guid.Empty;
        await using (var host = await StartAsync(kind))
        {
            text = (await WriteAsync(await StudentAsync(host))).Text;
            await OrderAsync(host);
            host.Journal("portfolio").FailsOnce = "erasure/";
            await Assert.ThrowsAsync<JournalUnavailableException>(
                () => host.Erasure("portfolio", "student01").Erase(1));
            Assert.Null(await host.Erasure("portfolio", "student01").Get());
            Assert.Equal(
                "gewist; het certificaat wordt geschreven",
                await InDutchAsync(() => host.ReadAsync("portfolio", "student01", text)));
        }

        await using var again = await StartAsync(kind);
        Assert.Null(await again.Erasure("portfolio", "student01").Get());
        Assert.Equal(1, (await again.Erasure("portfolio", "student01").Erase(1)).CertificateNumber);
        Assert.Equal(
            "gewist, certificaat 1", await InDutchAsync(() => again.ReadAsync("portfolio", "student01", text)));
    }

    [Theory]
    [InlineData("certificate-register/")]
    [InlineData("person/")]
    public async Task A_crash_after_the_order_leaves_one_certificate_without_a_gap(string lost)
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        await host.EnrolAsync("cohort-1", new DateOnly(2024, 1, 1), "student01", "student02");
        var journal = host.Journal("roster");
        if (lost == "person/")
        {
            // The order itself is kept; the word of its certificate is not.
            journal.FailsOnce = "certificate-register/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => OrderAsync(host, enrol: false));
        }

        journal.FailsOnce = lost;
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => lost == "person/" ? host.Person("student01").Certify() : OrderAsync(host, enrol: false));
        Assert.Empty((await host.Person("student01").Get()).Erased);

        await host.Person("student01").Certify();
        await host.Person("student01").Certify();
        Assert.Equal(
            [(DataClass.Portfolio, 1L), (DataClass.Name, 1L)],
            (await host.Person("student01").Get()).Erased.Select(it => (it.Key, it.Value)));
        Assert.Equal(1, (await OrderAsync(host, enrol: false, key: "again")).CertificateNumber);
        Assert.Equal(2, (await OrderAsync(host, enrol: false, person: "student02")).CertificateNumber);
        Assert.Equal([2L, 1L], (await host.Register.List(null, 10)).Certificates.Select(it => it.Number));
    }

    [Fact]
    public async Task A_name_reads_as_erased_and_the_person_is_enrolled_nowhere_again()
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        await host.EnrolAsync("cohort-1", new DateOnly(2024, 1, 1), "student01");
        var cohort = host.Grains.GetGrain<ICohortGrain>("cohort-1");
        var name = (await cohort.GetStudents(["student01"]))[0].NameId!.Value;
        await OrderAsync(host, enrol: false);
        await host.Erasure("roster", "student01").Erase(1);

        Assert.Equal("gewist, certificaat 1", await InDutchAsync(() => host.ReadAsync("roster", "student01", name)));
        await host.EnrolAsync("cohort-2", new DateOnly(2026, 1, 1), "student02");
        var other = host.Grains.GetGrain<ICohortGrain>("cohort-2");
        foreach (var isErased in (bool[])[true, false])
        {
            var refused = await other.EnrolStudent(
                DataHost.Envelope($"once-more-{isErased}"), "team-1", "student01", "Weer", since: null, isErased);
            Assert.Equal("person-erased", Assert.Single(refused.Refusals).Code);
        }

        var dossier = host.Grains.GetGrain<IDossierGrain>("roster.student01");
        var glass = await dossier.BreakGlass(DataHost.Envelope("glass"), "privacy-officer", Reason);
        Assert.Equal("person-erased", Assert.Single(glass.Refusals).Code);
    }

    [Fact]
    public async Task A_hold_and_its_end_are_kept_with_their_reasons()
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        await host.EnrolAsync("cohort-1", new DateOnly(2024, 1, 1), "student01");
        (await host.Person("student01").PlaceHold(DataHost.Envelope("hold"), "Er loopt een beroep.")).OrThrow();
        var view = await host.Person("student01").Get();
        Assert.Equal("Er loopt een beroep.", await host.ReadAsync("roster", "student01", view.HoldReasonId!.Value));
        var refused = await host.Person("student01").OrderErasure(
            DataHost.Envelope("order"), Person.Classes, Reason, althoughActive: false);
        Assert.Equal("legal-hold-stands", Assert.Single(refused.Refusals).Code);
        (await host.Person("student01").LiftHold(DataHost.Envelope("lift"), "Het beroep is klaar.")).OrThrow();
        Assert.Equal(1, (await OrderAsync(host, enrol: false)).CertificateNumber);
    }

    private async Task<DataHost> StartAsync(StorageKind kind)
    {
        if (kind == StorageKind.Postgres && _storage.Postgres.Length == 0)
        {
            _storage = new StorageOptions { Kind = kind, Postgres = await postgres.DatabaseAsync() };
        }

        _storage.Directory = _folder;
        return await DataHost.StartAsync(_storage, _time);
    }

    private static async Task<IStudentGrain> StudentAsync(DataHost host)
    {
        await host.EnrolAsync("cohort-1", new DateOnly(2024, 1, 1), "student01");
        var student = host.Grains.GetGrain<IStudentGrain>("student01");
        var plan = new PinnedPlan("cohort-1", "team-1", 1, new DateOnly(2024, 1, 1), "map", 1, [], [], 0, 0, 0, 0);
        await student.PinPlan(
            DataHost.Envelope("plan"), System.Text.Json.JsonSerializer.Serialize(plan, EventCatalog.Json));
        return student;
    }

    private static async Task<(Guid Text, Guid Reflection)> WriteAsync(IStudentGrain student)
    {
        var kept = (await student.WriteReflection(
            DataHost.Envelope("story"), null, Words("Titel", "Mijn verhaal"), null)).OrThrow();
        return ((await student.GetReflection(kept.ReflectionId, 0))!.TextId!.Value, kept.ReflectionId);
    }

    private static ReflectionWords Words(string title, string text) => new() { Title = title, Text = text };

    private static async Task<ErasureAnswer> OrderAsync(
        DataHost host, bool enrol = true, string key = "order", string person = "student01")
    {
        if (enrol)
        {
            await host.EnrolAsync("cohort-1", new DateOnly(2024, 1, 1));
        }

        return (await host.Person(person).OrderErasure(
            DataHost.Envelope(key), Person.Classes, Reason, althoughActive: false)).OrThrow();
    }

    private static async Task<string> InDutchAsync(Func<Task<string>> read)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("nl");
        return await read();
    }
}
