using System.Net;
using Microsoft.Extensions.Options;

namespace VikLearning.Gateway.Upstream;

/// <summary>
/// Whether every service behind the gateway is ready. All are asked at most once a second while they are, and ten times
/// a second while one is not: who waits for a start isn't kept waiting after it.
/// </summary>
internal sealed class UpstreamHealth(IOptions<GatewayOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = s_patience,
    };

    private readonly Uri[] _addresses =
        [.. options.Value.Services.Values.Distinct().Select(address => new Uri(address, "/health/ready"))];

    private readonly Lock _asking = new();
    private Task<bool> _last = Task.FromResult(false);
    private DateTimeOffset _lastAt = DateTimeOffset.MinValue;

    /// <summary>Answers 200 when all are ready, 503 when one is not.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var ready = await IsReadyAsync();
        http.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(ready ? "Healthy" : "Unhealthy", http.RequestAborted);
    }

    public void Dispose() => _http.Dispose();

    private Task<bool> IsReadyAsync()
    {
        lock (_asking)
        {
            var stands = _last is { IsCompletedSuccessfully: true, Result: true } ? s_fresh : s_pause;
            if (_last.IsCompleted && time.GetUtcNow() - _lastAt >= stands)
            {
                _lastAt = time.GetUtcNow();
                _last = AskAllAsync();
            }

            return _last;
        }
    }

    private async Task<bool> AskAllAsync()
    {
        var answers = await Task.WhenAll(_addresses.Select(AskAsync));
        return Array.TrueForAll(answers, ready => ready);
    }

    private async Task<bool> AskAsync(Uri address)
    {
        try
        {
            using var answer = await _http.GetAsync(address);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
