using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using VikLearning.Portal.Language;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Gateway;

/// <summary>
/// What goes with a call: the user's own token, the reader's language, and for a write the form's key.
/// </summary>
internal sealed class GatewayCall(IHttpContextAccessor accessor, TimeProvider time)
{
    private const string PurposeHeader = "consultation-purpose";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<CallOptions> ReadAsync() => new(
        await HeadersAsync(), time.GetUtcNow().UtcDateTime + Patience, accessor.HttpContext!.RequestAborted);

    /// <summary>For what is another's: the services show it for a purpose only, and record it.</summary>
    public async Task<CallOptions> ConsultAsync(string purpose)
    {
        var options = await ReadAsync();
        options.Headers!.Add(PurposeHeader, purpose);
        return options;
    }

    /// <summary>
    /// A write is not given up when the reader closes the page: then it would be unknown whether it happened.
    /// </summary>
    public async Task<CallOptions> WriteAsync(string key)
    {
        var headers = await HeadersAsync();
        headers.Add("idempotency-key", key);
        return new(headers, time.GetUtcNow().UtcDateTime + Patience);
    }

    /// <summary>
    /// For a stream: it has no deadline and lasts until it is ended. Of what is another's, for a purpose.
    /// </summary>
    public async Task<CallOptions> WatchAsync(CancellationToken end, string? purpose = null)
    {
        var headers = await HeadersAsync();
        if (purpose is not null)
        {
            headers.Add(PurposeHeader, purpose);
        }

        return new(headers, cancellationToken: end);
    }

    private async Task<Metadata> HeadersAsync()
    {
        var context = accessor.HttpContext!;
        if (TokenRefresh.IsStale(context))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The provider cannot be reached."));
        }

        var token = await context.GetTokenAsync(PortalSchemes.Cookie, "access_token");
        return new() { { "authorization", $"Bearer {token}" }, { "accept-language", Languages.Current } };
    }
}
