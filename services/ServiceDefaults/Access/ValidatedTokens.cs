using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Remembers validated tokens by their hash, so that a signature is checked once. Bounded: the tokens live in two
/// generations, and when the younger is full the older is forgotten. A token is never given back at or past its
/// <c>exp</c>.
/// </summary>
internal sealed class ValidatedTokens(IOptions<TokenOptions> options, TimeProvider time)
{
    private readonly int _generationSize = Math.Max(1, options.Value.RememberedTokens / 2);
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TokenHash, Known> _young = new();
    private volatile ConcurrentDictionary<TokenHash, Known> _old = new();

    /// <summary>How many tokens are remembered now.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The caller of a token that was validated before and has not expired; null otherwise.</summary>
    public ClaimsPrincipal? Find(TokenHash token)
    {
        if (_young.TryGetValue(token, out var known))
        {
            return Living(token, known, _young);
        }

        if (!_old.TryRemove(token, out known) || known.Expires <= time.GetUtcNow())
        {
            return null;
        }

        Keep(token, known);
        return known.Principal;
    }

    /// <summary>Remembers a validated token until it expires.</summary>
    public void Add(TokenHash token, ClaimsPrincipal principal, DateTimeOffset expires)
    {
        if (expires > time.GetUtcNow())
        {
            Keep(token, new Known(principal, expires));
        }
    }

    private ClaimsPrincipal? Living(
        TokenHash token, Known known, ConcurrentDictionary<TokenHash, Known> generation)
    {
        if (known.Expires > time.GetUtcNow())
        {
            return known.Principal;
        }

        generation.TryRemove(token, out _);
        return null;
    }

    private void Keep(TokenHash token, Known known)
    {
        lock (_turning)
        {
            if (_young.Count >= _generationSize)
            {
                _old = _young;
                _young = new ConcurrentDictionary<TokenHash, Known>();
            }

            _young[token] = known;
        }
    }

    private sealed record Known(ClaimsPrincipal Principal, DateTimeOffset Expires);
}
