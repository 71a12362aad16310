namespace VikLearning.Portal.Pages;

/// <summary>Addresses of our own that a form or link names: never another site's.</summary>
internal static class LocalAddress
{
    public static string OrStart(string? address) => IsLocal(address) ? address! : "/";

    // "//host" and "/\host" are other sites to a browser.
    private static bool IsLocal(string? address) =>
        address is ['/', ..]
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(char.IsControl);
}
