using Microsoft.Extensions.Logging;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>What the background service does and says.</summary>
public sealed class KeyRotationTests(Postgres postgres)
{
    private readonly string _old = MasterKey.NewText();
    private readonly string _new = MasterKey.NewText();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_once_that_the_old_key_can_go_and_looks_again_for_slower_processes()
    {
        await using var store = new KeyStore(postgres, StorageKind.Sqlite);
        var texts = new Sealed();
        var behind = KeyStore.Options(_old);
        behind.NextMasterKey = _new;
        var (slow, _) = await store.OpenAsync(behind);
        await texts.WriteAsync(slow, 1);
        var options = KeyStore.Options(_new, _old);
        var (_, keys) = await store.OpenAsync(options);
        var log = new Lines();
        using var rotation = new KeyRotation(keys, options, store.Time, log);
        await rotation.StartAsync(Cancellation);

        // One text's key and the three of hashes.
        Assert.Equal($"tests: 4 keys were wrapped anew by the master key {Id(_new)}.", await log.NextAsync());
        Assert.StartsWith($"tests: no key needs the retired master key {Id(_old)}", await log.NextAsync(), Ordinal);

        await texts.WriteAsync(slow, 2);
        var next = log.NextAsync().AsTask();
        while (!next.IsCompleted)
        {
            // It may not have come to its pause yet.
            store.Time.Advance(options.RewrapEvery);
            await Task.Yield();
        }

        Assert.Equal($"tests: 1 keys were wrapped anew by the master key {Id(_new)}.", await next);
        await rotation.StopAsync(Cancellation);
        Assert.Equal(0, log.Waiting);
        await texts.AllReadAsync((await store.OpenAsync(KeyStore.Options(_new))).Vault);
    }

    [Fact]
    public async Task Without_a_retired_key_it_looks_once_and_says_nothing()
    {
        await using var store = new KeyStore(postgres, StorageKind.Sqlite);
        var options = KeyStore.Options(_new);
        var (_, keys) = await store.OpenAsync(options);
        var log = new Lines();
        using var rotation = new KeyRotation(keys, options, store.Time, log);
        await rotation.StartAsync(Cancellation);
        await rotation.ExecuteTask!;
        Assert.Equal(0, log.Waiting);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Id(string key) => MasterKey.Parse(key, "").Id;

    private sealed class Lines : ILogger<KeyRotation>
    {
        private readonly System.Threading.Channels.Channel<string> _lines =
            System.Threading.Channels.Channel.CreateUnbounded<string>();

        public int Waiting => _lines.Reader.Count;

        public ValueTask<string> NextAsync() => _lines.Reader.ReadAsync(Cancellation);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => _lines.Writer.TryWrite(formatter(state, exception));
    }
}
