using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace VikLearning.Portal.KeptForms;

/// <summary>
/// Keeps what was typed when the session ended before the form was sent, and gives it back after signing in again. It
/// is kept in an encrypted cookie that only the form's own page gets, for an hour: the Portal has no state.
/// </summary>
internal sealed class FormKeeper(FormSeal seal, TimeProvider time)
{
    /// <summary>The field that says, sealed, whose form it is.</summary>
    public const string OwnerField = "form_owner";

    private const string Cookie = "vik.kept";
    private const string Prefix = "Input.";

    // With the session's own cookie it stays below the 32 KB of headers that gateway and services read.
    private const int LongestCookie = 20 * 1024;

    // More than any form may hold: a reflection has 20,000 characters, of four bytes at most.
    private const int MostCharacters = 128 * 1024;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly JsonSerializerOptions Typed =
        new() { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private static readonly ChunkingCookieManager Cookies = new() { ThrowForPartialCookies = false };

    /// <summary>Whose form was posted, or null when it was not one of ours.</summary>
    public string? OwnerOf(IFormCollection form) =>
        form[OwnerField].ToString() is { Length: > 0 and < 1024 } owner ? seal.OwnerOf(owner) : null;

    /// <summary>What was typed in a posted form, by field.</summary>
    public static IReadOnlyDictionary<string, string> Typing(IFormCollection form) => form
        .Where(static field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(static field => field.Key[Prefix.Length..], static field => field.Value.ToString());

    /// <summary>Keeps a form for its owner.</summary>
    /// <returns>Whether it could: one that is too long to be kept has to be shown instead.</returns>
    public bool Keep(HttpContext context, string owner, IFormCollection form)
    {
        var kept = new KeptForm(form["_handler"].ToString(), Typing(form), time.GetUtcNow() + Lifetime);
        if (kept.Fields.Values.Sum(static value => value.Length) > MostCharacters)
        {
            return false;
        }

        var value = seal.Seal(owner, kept);
        if (value.Length > LongestCookie)
        {
            return false;
        }

        Cookies.AppendResponseCookie(context, Cookie, value, Options(context));
        return true;
    }

    /// <summary>What the signed-in person typed before, or null.</summary>
    public TInput? Find<TInput>(HttpContext context, string handler)
        where TInput : class
    {
        if (Own(context) is not { } kept || kept.Handler != handler)
        {
            return null;
        }

        return Nested(kept.Fields).Deserialize<TInput>(Typed);
    }

    // A form names the member of a list "Fields[situation]".
    private static JsonObject Nested(IReadOnlyDictionary<string, string> fields)
    {
        var typed = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (name.Split('[') is [var list, var member])
            {
                typed[list] ??= new JsonObject();
                typed[list]![member.TrimEnd(']')] = value;
            }
            else
            {
                typed[name] = value;
            }
        }

        return typed;
    }

    /// <summary>Forgets what the signed-in person typed: it was saved, or is not wanted. Another's is left alone.
    /// </summary>
    public void Forget(HttpContext context)
    {
        if (Own(context) is not null)
        {
            Cookies.DeleteCookie(context, Cookie, Options(context));
        }
    }

    private KeptForm? Own(HttpContext context) =>
        Cookies.GetRequestCookie(context, Cookie) is { Length: > 0 } value
        && context.User.FindFirst("sub")?.Value is { } subject
            ? seal.Open(subject, value)
            : null;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Lifetime,
        Path = context.Request.PathBase + context.Request.Path,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
