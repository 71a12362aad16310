using Microsoft.Extensions.Options;

namespace VikLearning.Identity.Accounts;

/// <summary>
/// Counts failed sign-ins per account and address in a window of time. Names that exist and names that don't count
/// alike, so the wait tells nothing. Holds a bounded number of pairs; when full, the oldest window goes first.
/// </summary>
internal sealed class FailureLimiter(TimeProvider time, IOptions<IdentityOptions> options)
{
    public const int Capacity = 10_000;

    private readonly Dictionary<(string Name, string Address), (DateTimeOffset Start, int Count)> _failures = [];
    private readonly Lock _lock = new();

    private TimeSpan Window => TimeSpan.FromMinutes(options.Value.FailureMinutes);

    /// <summary>How many pairs are held.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
            {
                return _failures.Count;
            }
        }
    }

    /// <summary>
    /// Counts an attempt before its password is looked at, so that attempts made at once can't slip past the limit.
    /// False when the pair has to wait.
    /// </summary>
    public bool TryEnter(string name, string address)
    {
        var key = Key(name, address);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_failures.TryGetValue(key, out var held) || now - held.Start >= Window)
            {
                MakeRoom(now);
                _failures[key] = (now, 1);
                return true;
            }

            if (held.Count >= options.Value.FailuresAllowed)
            {
                return false;
            }

            _failures[key] = (held.Start, held.Count + 1);
            return true;
        }
    }

    /// <summary>Forgets the pair's attempts: the password was right.</summary>
    public void Succeeded(string name, string address)
    {
        lock (_lock)
        {
            _failures.Remove(Key(name, address));
        }
    }

    private static (string Name, string Address) Key(string name, string address) =>
        (name.ToUpperInvariant(), address);

    private void MakeRoom(DateTimeOffset now)
    {
        if (_failures.Count < Capacity)
        {
            return;
        }

        foreach (var (key, _) in _failures.Where(failure => now - failure.Value.Start >= Window).ToList())
        {
            _failures.Remove(key);
        }

        if (_failures.Count >= Capacity)
        {
            _failures.Remove(_failures.MinBy(failure => failure.Value.Start).Key);
        }
    }
}
