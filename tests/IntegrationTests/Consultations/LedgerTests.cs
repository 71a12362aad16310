using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Consultations;

/// <summary>The ledger as it is, with its grains, journal and keeper, on SQLite.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private const string Service = "portfolio";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-ledger-").FullName;
    private IHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string AnchorFile => Path.Combine(_folder, "elsewhere", "anchors.log");

    private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    private IConsultationLedger Ledger => _host.Services.GetRequiredService<IConsultationLedger>();

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Directory"] = _folder;
        builder.Configuration["Encryption:CreateMasterKey"] = "true";
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.AddJournal(Service);
        builder.AddGrainStore(Service);
        builder.AddSilo(Service);
        builder.Services.AddSingleton<IConsultationLedger, GrainLedger>();
        builder.Services.AddOptions<ConsultationOptions>().Configure(options => options.AnchorFile = AnchorFile);
        builder.Services.AddSingleton<AnchorFile>();
        _host = builder.Build();
        await _host.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_ledger_is_read_newest_first_page_by_page()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            Assert.True(await LookAsync($"teacher{number}"));
        }

        Assert.False(await LookAsync("stranger", holds: false));
        var dossier = Grains.GetGrain<IDossierGrain>("portfolio.student01");
        var first = await dossier.List(null, 4);
        var second = await dossier.List(first.Next, 4);
        Assert.Equal(["stranger", "teacher5", "teacher4", "teacher3"], first.Lines.Select(line => line.Actor));
        Assert.Equal(["teacher2", "teacher1"], second.Lines.Select(line => line.Actor));
        Assert.Equal((3L, (long?)null), (first.Next!.Value, second.Next));
        Assert.Equal(LedgerOutcome.Refused, first.Lines[0].Outcome);
    }

    [Fact]
    public async Task Broken_glass_opens_one_dossier_for_a_while_and_its_reason_is_encrypted()
    {
        const string Reason = "Melding van een vermist apparaat, zaak 12";
        var envelope = new CommandEnvelope("key-1", [1], "officer", null, Purposes.BreakGlass, []);
        var dossier = Grains.GetGrain<IDossierGrain>("portfolio.student01");
        Assert.False(await LookAsync("officer", purpose: Purposes.BreakGlass));
        (await dossier.BreakGlass(envelope, "privacy-officer", Reason)).OrThrow();

        Assert.True(await LookAsync("officer", purpose: Purposes.BreakGlass));
        Assert.False(await LookAsync("officer", "student02", purpose: Purposes.BreakGlass));
        Assert.Equal(_time.GetUtcNow() + Dossier.GlassOpens, await dossier.OpenUntil("officer"));
        Assert.Null(await dossier.OpenUntil("another"));
        _time.Advance(Dossier.GlassOpens);
        Assert.Null(await dossier.OpenUntil("officer"));
        Assert.False(await LookAsync("officer", purpose: Purposes.BreakGlass));

        await _host.Services.GetRequiredKeyedService<JournalStore>(Service).StopAsync(Stop);
        foreach (var file in Directory.GetFiles(_folder))
        {
            Assert.DoesNotContain("vermist", await ReadAsync(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_keeper_anchors_what_grew_and_a_changed_row_on_disk_is_named()
    {
        await LookAsync("teacher01");
        await LookAsync("teacher01", "student02");
        await LookAsync("teacher02");
        var keeper = Grains.GetGrain<ILedgerKeeperGrain>(Service);
        await keeper.Sweep();
        await keeper.Sweep();

        var report = await VerifyAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((2, 3L, 1L), (report.Dossiers, report.Lines, report.AnchorCount));

        await ChangeAsync("UPDATE journal_entry SET events = replace(events, 'teacher01', 'teacher09')"
            + " WHERE stream = 'dossier/portfolio.student01' AND sequence = 1");
        await ChangeAsync("DELETE FROM journal_entry WHERE stream = 'dossier/portfolio.student02'");
        Assert.Equal(
            [
                new LedgerFinding("portfolio.student01", 1, LedgerFault.Altered),
                new LedgerFinding("portfolio.student02", 1, LedgerFault.CutOff),
            ],
            (await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Reading_one_dossier_too_many_in_an_hour_raises_one_signal()
    {
        foreach (var number in Enumerable.Range(1, 31))
        {
            await LookAsync("teacher01", $"student{number}");
        }

        var keeper = Grains.GetGrain<ILedgerKeeperGrain>(Service);
        await keeper.Sweep();
        await LookAsync("teacher01", "student32");
        await keeper.Sweep();

        var signal = Assert.Single((await keeper.ListSignals(null, 10)).Signals).Signal;
        Assert.Equal((SignalKind.ManyDossiers, "teacher01", 31), (signal.Kind, signal.Actor, signal.Dossiers));
    }

    [Fact]
    public async Task A_chain_that_was_cut_off_with_its_anchors_is_named_by_who_has_the_file()
    {
        var keeper = Grains.GetGrain<ILedgerKeeperGrain>(Service);
        await LookAsync("teacher01");
        await keeper.Sweep();
        await LookAsync("teacher02");
        await keeper.Sweep();
        await keeper.Sweep();
        var lines = await File.ReadAllLinesAsync(AnchorFile, Stop);
        Assert.Equal(["portfolio 1", "portfolio 2"], lines.Select(line => string.Join(' ', line.Split(' ')[1..3])));
        var hash = lines[^1].Split(' ')[^1];
        Assert.Equal(hash, (await keeper.ListAnchors(1)).Single().Hash);
        Assert.True((await VerifyAsync(hash)).MetAnchor);

        await ChangeAsync("DELETE FROM journal_entry WHERE stream = 'ledger-keeper/portfolio' AND sequence = 2");
        await ChangeAsync("DELETE FROM journal_entry WHERE stream = 'dossier/portfolio.student01' AND sequence = 2");
        Assert.Empty((await VerifyAsync()).Findings);
        Assert.False((await VerifyAsync(hash)).MetAnchor);
    }

    [Fact]
    public async Task Ledgers_are_anchored_also_while_the_file_cannot_be_written()
    {
        Directory.CreateDirectory(AnchorFile);
        await LookAsync("teacher01");
        var keeper = Grains.GetGrain<ILedgerKeeperGrain>(Service);
        await keeper.Sweep();
        Assert.Single(await keeper.ListAnchors(10));

        Directory.Delete(AnchorFile);
        await keeper.Sweep();
        Assert.Single(await File.ReadAllLinesAsync(AnchorFile, Stop));
    }

    [Fact]
    public async Task A_signal_is_marked_once_and_its_note_is_encrypted()
    {
        const string Note = "Besproken: een schouwing van alle leerteams";
        foreach (var number in Enumerable.Range(1, 31))
        {
            await LookAsync("teacher01", $"student{number}");
        }

        var keeper = Grains.GetGrain<ILedgerKeeperGrain>(Service);
        await keeper.Sweep();
        var envelope = new CommandEnvelope("key-1", [1], "admin", null, "signal", []);
        var seen = (await keeper.MarkSeen(envelope, 1, Note)).OrThrow();
        Assert.Equal(seen, (await keeper.MarkSeen(envelope, 1, Note)).OrThrow());
        var other = envelope with { CommandId = "key-2", Actor = "admin2" };
        Assert.Equal("signal-seen-already", (await keeper.MarkSeen(other, 1, Note)).Refusals.Single().Code);

        var signal = Assert.Single((await keeper.ListSignals(null, 10)).Signals);
        Assert.Equal(("admin", seen.At), (signal.Seen!.Actor, signal.Seen.At));
        Assert.Empty((await keeper.ListSignals(1, 10)).Signals);
        await _host.Services.GetRequiredKeyedService<JournalStore>(Service).StopAsync(Stop);
        foreach (var file in Directory.GetFiles(_folder))
        {
            Assert.DoesNotContain("schouwing", await ReadAsync(file), StringComparison.Ordinal);
        }
    }

    private Task<bool> LookAsync(
        string actor, string student = "student01", bool holds = true, string purpose = "guiding") =>
        Ledger.RecordAsync(Service, student, new Consultation(actor, "teacher", null, purpose, "progress", holds));

    private Task<LedgerReport> VerifyAsync(string? anchor = null) => new LedgerVerification(
        _host.Services.GetRequiredKeyedService<IJournal>(Service), Service).RunAsync(anchor, Stop);

    private async Task ChangeAsync(string sql)
    {
        var file = Path.Combine(_folder, "portfolio-journal.db");
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(Stop);
    }
}
