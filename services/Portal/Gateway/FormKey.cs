namespace VikLearning.Portal.Gateway;

/// <summary>
/// The idempotency key that a form carries from the moment it is drawn, so that sending it twice counts once.
/// </summary>
internal static class FormKey
{
    public static string Fresh() => Guid.NewGuid().ToString("N");

    /// <summary>The key a form brought back; one that was tampered with is replaced.</summary>
    public static string Of(string? key) => Guid.TryParseExact(key, "N", out _) ? key! : Fresh();
}
