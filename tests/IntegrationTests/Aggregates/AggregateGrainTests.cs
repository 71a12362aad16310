using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.IntegrationTests.Aggregates;

public sealed class AggregateGrainTests : IAsyncLifetime
{
    private readonly MemoryJournal _journal = new();
    private string _key = Guid.NewGuid().ToString("N");
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-aggregates-").FullName;
    private IHost _host = null!;

    private ICounterGrain Grain => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>(_key);

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddSilo("test");
        builder.Configuration["Storage:Directory"] = _folder;
        builder.AddGrainStore("test");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKeyedSingleton<IJournal>("test", _journal);
        builder.Services.AddKeyedSingleton<ITextVault>("test", (_, _) => new NoVault());
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Memory_never_runs_ahead_of_disk()
    {
        await Grain.Add(Envelope("a"), 1);
        _journal.Next = MemoryJournal.Fault.BeforeKeeping;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Grain.Add(Envelope("b"), 10));

        Assert.Equal(1, await Grain.Get());
        Assert.Equal(11, (await Grain.Add(Envelope("b"), 10)).Answer!.Value);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_found_and_not_done_twice()
    {
        _journal.Next = MemoryJournal.Fault.AfterKeeping;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Grain.Add(Envelope("a"), 10));

        Assert.Equal(10, await Grain.Get());
        Assert.Equal(10, (await Grain.Add(Envelope("a"), 10)).Answer!.Value);
        Assert.Equal(10, await Grain.Get());
    }

    [Fact]
    public async Task A_retry_gets_the_first_answer_even_when_the_rules_would_now_refuse()
    {
        var first = await Grain.Add(Envelope("a"), Counter.Limit);
        var again = await Grain.Add(Envelope("a"), Counter.Limit);

        Assert.Equal(first.Answer, again.Answer);
        Assert.Equal("too-much", Assert.Single((await Grain.Add(Envelope("b"), 1)).Refusals).Code);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Grain.Add(Envelope("a"), 1);

        var reply = await Grain.Add(Envelope("a", body: "another"), 2);

        Assert.Equal("idempotency-key-reused", Assert.Single(reply.Refusals).Code);
        Assert.Equal(1, await Grain.Get());
    }

    [Fact]
    public async Task An_activation_that_was_overtaken_reads_again_and_decides_again()
    {
        await Grain.Add(Envelope("a"), 1);
        _journal.Append(Elsewhere(sequence: 2, amount: 5));

        Assert.Equal(16, (await Grain.Add(Envelope("b"), 10)).Answer!.Value);
    }

    [Fact]
    public async Task A_command_with_malformed_fields_is_never_kept_and_hears_the_rules_too()
    {
        var fault = Refusal.Malformed("text-too-long", "note", "500");

        var reply = await Grain.Add(Envelope("a", faults: fault), Counter.Limit + 1);

        Assert.Equal(["text-too-long", "too-much"], reply.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(0, (await _journal.ReadHeadAsync(TestContext.Current.CancellationToken)).Position);
    }

    [Fact]
    public async Task A_rule_adds_nothing_to_a_field_that_was_malformed()
    {
        var fault = Refusal.Malformed("number-not-whole", "amount");

        var reply = await Grain.Add(Envelope("a", faults: fault), Counter.Limit + 1);

        Assert.Equal("number-not-whole", Assert.Single(reply.Refusals).Code);
    }

    [Fact]
    public async Task A_snapshot_spares_reading_the_whole_journal()
    {
        await FillAsync(AggregateDefinition<Counter>.EntriesPerSnapshot + 5);
        await Grain.Leave();

        Assert.Equal(105, await Grain.Get());
        Assert.Equal(0, _journal.EntriesRead);
    }

    [Fact]
    public async Task An_activation_that_stays_leaves_a_snapshot_too()
    {
        await FillAsync(AggregateDefinition<Counter>.MostEntriesAfterSnapshot + 5);
        await Grain.Leave();

        Assert.Equal(505, await Grain.Get());
        Assert.Equal(5, _journal.EntriesRead);
    }

    [Fact]
    public async Task A_few_entries_are_read_again_rather_than_written_twice()
    {
        await FillAsync(AggregateDefinition<Counter>.EntriesPerSnapshot - 1);
        await Grain.Leave();

        Assert.Equal(99, await Grain.Get());
        Assert.Equal(99, _journal.EntriesRead);
    }

    [Fact]
    public async Task A_snapshot_of_another_epoch_is_ignored()
    {
        await FillAsync(AggregateDefinition<Counter>.EntriesPerSnapshot + 5);
        _journal.Epoch = Guid.NewGuid();
        await Grain.Leave();

        Assert.Equal(105, await Grain.Get());
        Assert.Equal(105, _journal.EntriesRead);
    }

    [Fact]
    public async Task A_snapshot_bears_the_epoch_that_its_state_was_read_under()
    {
        await FillAsync(AggregateDefinition<Counter>.EntriesPerSnapshot - 1);
        _journal.Epoch = Guid.NewGuid();
        await Grain.Add(Envelope("last"), 1);
        await Grain.Leave();

        Assert.Equal(100, await Grain.Get());
        Assert.Equal(100, _journal.EntriesRead);
    }

    // Orleans' storage reads "7" and "07" as the same number.
    [Fact]
    public async Task A_snapshot_of_another_stream_in_the_same_row_is_ignored()
    {
        _key = "07";
        await FillAsync(AggregateDefinition<Counter>.EntriesPerSnapshot);
        await Grain.Leave();
        Assert.Equal(AggregateDefinition<Counter>.EntriesPerSnapshot, await Grain.Get());
        _key = "7";

        Assert.Equal(0, await Grain.Get());
    }

    private async Task FillAsync(int entries)
    {
        for (var i = 1; i <= entries; i++)
        {
            await Grain.Add(Envelope($"{i}"), 1);
        }
    }

    private NewEntry Elsewhere(long sequence, int amount) => new(
        $"counter/{_key}", sequence, "elsewhere", [1], DateTimeOffset.UnixEpoch, "other", null, "own",
        Counter.Definition.Events.Write([new Counter.Added(amount)]), "{}", []);

    private static CommandEnvelope Envelope(string key, string body = "body", params ImmutableArray<Refusal> faults) =>
        new(key, Encoding.UTF8.GetBytes(body), "actor", null, "own", faults);

    private sealed class NoVault : ITextVault
    {
        public Task<SealedText> SealAsync(
            Guid id, string scope, string text, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task<string?> OpenAsync(SealedText sealedText, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public byte[] Mac(string domain, ReadOnlySpan<byte> value) => throw new NotSupportedException();
    }
}
