using System.Collections.Concurrent;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// The opened keys that a process holds in memory. One that this process destroyed is gone at once, one that another
/// process destroyed within <see cref="EncryptionOptions.DestroyedWithin"/>.
/// </summary>
/// <param name="countDestroyed">How many keys were destroyed so far, as the store has it.</param>
/// <param name="options">How many are held, and how long.</param>
/// <param name="time">What the time is taken from.</param>
internal sealed class HeldKeys(
    Func<CancellationToken, Task<long>> countDestroyed, EncryptionOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (byte[] Key, long Since)> _held = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task<long> _look = Task.FromResult(-1L);
    private long _looked;
    private long _destroyed = -1;
    private long _turn;

    /// <summary>A held key, or null.</summary>
    public async ValueTask<byte[]?> FindAsync(string scope, CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        return _held.TryGetValue(scope, out var held) && time.GetElapsedTime(held.Since) < options.CachedFor
            ? held.Key
            : null;
    }

    /// <summary>To be asked before a key is read that shall be held.</summary>
    public long Turn() => Volatile.Read(ref _turn);

    /// <summary>Holds a key, unless one was destroyed since that turn: it may have been this one.</summary>
    public void Hold(string scope, byte[] key, long turn)
    {
        lock (_gate)
        {
            if (turn != _turn)
            {
                return;
            }

            if (_held.Count >= options.CachedKeys)
            {
                _held.Clear();
            }

            _held[scope] = (key, time.GetTimestamp());
        }
    }

    /// <summary>Lets go of a key that was destroyed.</summary>
    public void Drop(string scope)
    {
        lock (_gate)
        {
            _turn++;
            _held.TryRemove(scope, out _);
        }
    }

    // Those who come while it is looked wait for the same answer.
    private async ValueTask LookAsync(CancellationToken cancellation)
    {
        Task<long> look;
        lock (_gate)
        {
            if (_look.IsCompletedSuccessfully && _destroyed >= 0
                && time.GetElapsedTime(_looked) < options.DestroyedWithin)
            {
                return;
            }

            if (_look.IsCompleted)
            {
                _looked = time.GetTimestamp();
                _look = Task.Run(() => countDestroyed(CancellationToken.None), CancellationToken.None);
            }

            look = _look;
        }

        Take(await look.WaitAsync(cancellation));
    }

    private void Take(long destroyed)
    {
        lock (_gate)
        {
            if (destroyed > _destroyed)
            {
                _turn++;
                _held.Clear();
                _destroyed = destroyed;
            }
        }
    }
}
