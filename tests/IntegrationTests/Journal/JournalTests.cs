using Microsoft.Extensions.Logging.Abstractions;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

/// <summary>What every journal promises; one suite for both backends.</summary>
public abstract partial class JournalTests : IAsyncLifetime
{
    private readonly List<JournalStore> _opened = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected JournalStore Journal { get; private set; } = null!;

    /// <summary>Another backend on the same, already made store.</summary>
    protected abstract IJournalBackend NewBackend();

    protected abstract ValueTask PrepareAsync();

    /// <summary>A store that an earlier build made by this script.</summary>
    protected abstract Task<IJournalBackend> EarlierAsync(Func<string, string> script);

    protected virtual void CleanUp()
    {
    }

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        Journal = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _opened)
        {
            await journal.DisposeAsync();
        }

        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected async Task<JournalStore> OpenAsync(
        IJournalBackend? backend = null, JournalOptions? bounds = null, TimeProvider? time = null)
    {
        var journal = new JournalStore(
            backend ?? NewBackend(), bounds ?? new(), time ?? TimeProvider.System, NullLogger<JournalStore>.Instance);
        _opened.Add(journal);
        await journal.StartAsync(Cancellation);
        return journal;
    }

    protected async Task<long> AppendedAsync(NewEntry entry) =>
        Assert.IsType<AppendOutcome.Appended>(await Journal.AppendAsync(entry, Cancellation)).Position;

    [Fact]
    public async Task An_entry_comes_back_as_it_was_appended()
    {
        var text = Entries.Text("portfolio/1");
        var entry = Entries.Make("student/1", 1, "first", text);
        var position = await AppendedAsync(entry);
        Assert.Equal(1, position);
        var found = await Journal.FindAsync("student/1", "first", Cancellation);
        Assert.Equivalent(entry.At(1), found, strict: true);
        var texts = await Journal.ReadTextsAsync("portfolio/1", [text.Id, Guid.NewGuid()], Cancellation);
        Assert.Equivalent(text, Assert.Single(texts).Value, strict: true);
        Assert.Empty(await Journal.ReadTextsAsync("portfolio/2", [text.Id], Cancellation));
    }

    [Fact]
    public async Task Positions_are_dense_from_one_whatever_waits_together()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(1, 300).Select(n => Journal.AppendAsync(Entries.Make($"student/{n}", 1), Cancellation)));
        var positions = outcomes.Select(outcome => ((AppendOutcome.Appended)outcome).Position).Order();
        Assert.Equal(Enumerable.Range(1, 300).Select(n => (long)n), positions);
        Assert.Equal(300, (await Journal.ReadHeadAsync(Cancellation)).Position);
    }

    [Fact]
    public async Task One_streams_later_entries_wait_for_its_earlier_ones()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(1, 50).Select(n => Journal.AppendAsync(Entries.Make("student/1", n), Cancellation)));
        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
    }

    [Fact]
    public async Task A_journal_made_by_an_earlier_build_opens_and_goes_on()
    {
        var epoch = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        var journal = await OpenAsync(await EarlierAsync(kind =>
        {
            using var script = GetType().Assembly.GetManifestResourceStream($"earlier-1.{kind}.sql")!;
            return new StreamReader(script).ReadToEnd();
        }));
        Assert.Equal(new JournalHead(epoch, 1), await journal.ReadHeadAsync(Cancellation));
        var entry = new JournalEntry(
            1, "student/1", 1, "c-1", [1, 2], new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(10),
            "subject-1", null, "own", "[ {\"type\":\"counted\",\"v\":1}]", "{ \"b\":1.0 }");
        Assert.Equivalent(entry, await journal.FindAsync("student/1", "c-1", Cancellation), strict: true);
        var texts = await journal.ReadTextsAsync("portfolio/1", [epoch], Cancellation);
        Assert.Equal([4], texts[epoch].Cipher);
        Assert.Equal(
            new AppendOutcome.Appended(2), await journal.AppendAsync(Entries.Make("student/1", 2), Cancellation));
    }
}
