using System.Globalization;
using System.Threading.RateLimiting;
using VikLearning.Gateway.Routes;

namespace VikLearning.Gateway.Limits;

/// <summary>Refuses with 429 whoever asks too much. Two stand before the token check, by address, one of them for
/// calendars; one after it, by user.</summary>
internal sealed class RateLimitMiddleware : IAsyncDisposable
{
    private readonly RequestDelegate _next;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public RateLimitMiddleware(RequestDelegate next, RateOptions rate, Func<HttpContext, string?> who)
    {
        _next = next;
        _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http => who(http) is { } key
            ? RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(rate))
            : RateLimitPartition.GetNoLimiter(""));
    }

    public async Task InvokeAsync(HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            await _next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    /// <summary>A caller's address.</summary>
    public static string AddressOf(HttpContext http) => ConnectionLimit.Of(http.Connection.RemoteIpAddress);

    /// <summary>The address of who asks for a calendar; null for anything else.</summary>
    public static string? CalendarOf(HttpContext http) =>
        http.Request.Path.StartsWithSegments(CalendarKeyMiddleware.Address)
            ? AddressOf(http)
            : null;

    /// <summary>The signed-in user; null for anyone else.</summary>
    public static string? UserOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true } ? http.User.FindFirst("sub")?.Value : null;

    private static TokenBucketRateLimiterOptions Bucket(RateOptions rate) => new()
    {
        TokenLimit = rate.Burst,
        TokensPerPeriod = rate.Refill,
        ReplenishmentPeriod = rate.Period,
        QueueLimit = 0,
    };
}
