using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Privacy;

/// <summary>What a process holds of opened keys, and for how long after they were destroyed.</summary>
public class HeldKeysTests
{
    private const string Scope = "portfolio/1";
    private static readonly byte[] s_key = [1, 2, 3];

    private readonly FakeTimeProvider _time = new();
    private readonly EncryptionOptions _options = new() { CachedKeys = 3 };
    private readonly HeldKeys _held;
    private long _destroyed;
    private int _looks;

    public HeldKeysTests() => _held = new HeldKeys(
        _ =>
        {
            Interlocked.Increment(ref _looks);
            return Task.FromResult(_destroyed);
        },
        _options,
        _time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_held_for_a_minute_and_the_store_is_asked_once_a_second()
    {
        await HoldAsync(Scope);
        for (var look = 0; look < 5; look++)
        {
            Assert.Equal(s_key, await _held.FindAsync(Scope, Stop));
        }

        Assert.Equal(1, _looks);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(s_key, await _held.FindAsync(Scope, Stop));
        Assert.Equal(2, _looks);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _held.FindAsync(Scope, Stop));
    }

    [Fact]
    public async Task One_that_was_destroyed_here_is_gone_at_once()
    {
        await HoldAsync(Scope);
        _held.Drop(Scope);
        Assert.Null(await _held.FindAsync(Scope, Stop));
    }

    [Fact]
    public async Task One_that_was_read_just_before_it_was_destroyed_is_not_held()
    {
        await HoldAsync("portfolio/2");
        var turn = _held.Turn();
        _held.Drop(Scope);
        _held.Hold(Scope, s_key, turn);
        Assert.Null(await _held.FindAsync(Scope, Stop));
        Assert.Equal(s_key, await _held.FindAsync("portfolio/2", Stop));
    }

    [Fact]
    public async Task One_that_was_destroyed_elsewhere_is_gone_within_a_second()
    {
        await HoldAsync(Scope);
        var turn = _held.Turn();
        _destroyed++;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _held.FindAsync(Scope, Stop));
        _held.Hold(Scope, s_key, turn);
        Assert.Null(await _held.FindAsync(Scope, Stop));
    }

    [Fact]
    public async Task No_more_are_held_than_there_may_be()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await HoldAsync($"portfolio/{number}");
        }

        Assert.Null(await _held.FindAsync("portfolio/1", Stop));
        Assert.Equal(s_key, await _held.FindAsync("portfolio/4", Stop));
    }

    [Fact]
    public async Task A_store_that_cannot_be_asked_gives_nothing_and_is_asked_again()
    {
        var isDown = true;
        var held = new HeldKeys(
            _ => isDown ? Task.FromException<long>(new IOException("gone")) : Task.FromResult(0L), _options, _time);
        held.Hold(Scope, s_key, held.Turn());
        await Assert.ThrowsAsync<IOException>(async () => await held.FindAsync(Scope, Stop));
        isDown = false;
        held.Hold(Scope, s_key, held.Turn());
        Assert.Null(await held.FindAsync(Scope, Stop));
        held.Hold(Scope, s_key, held.Turn());
        Assert.Equal(s_key, await held.FindAsync(Scope, Stop));
    }

    private async Task HoldAsync(string scope)
    {
        await _held.FindAsync(scope, Stop);
        _held.Hold(scope, s_key, _held.Turn());
    }
}
