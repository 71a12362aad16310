namespace VikLearning.Gateway.Routes;

/// <summary>
/// Takes the key out of the address of a calendar before anything else sees it: what routes, proxies or serves the call
/// writes addresses in logs, and knows this one without its key.
/// </summary>
internal sealed class CalendarKeyMiddleware(RequestDelegate next)
{
    /// <summary>What the addresses of calendars begin with.</summary>
    public const string Address = "/calendar";

    /// <summary>The header that carries the key further.</summary>
    public const string Header = "Calendar-Key";

    private const int Longest = 128;

    public Task InvokeAsync(HttpContext http)
    {
        http.Request.Headers.Remove(Header);
        if (http.Request.Path.StartsWithSegments(Address, out var rest))
        {
            http.Request.Path = Address;
            http.Request.QueryString = QueryString.Empty;
            http.Request.Headers[Header] = IsKey(rest.Value) ? rest.Value![1..] : "none";
        }

        return next(http);
    }

    // What can be no key has not a character that a header may not have.
    private static bool IsKey(string? rest) => rest is { Length: > 1 and <= Longest }
        && rest.AsSpan(1).IndexOfAnyExcept(s_letters) < 0;

    private static readonly System.Buffers.SearchValues<char> s_letters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
}
