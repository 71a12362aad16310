namespace VikLearning.Identity.Clients;

/// <summary>One client in configuration: <c>Identity:Clients:N</c>.</summary>
public sealed class ClientOptions
{
    /// <summary>The client's id, for a service its name: <c>roster</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its secret. Required for every grant.</summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// The grants it may use: <c>authorization_code</c>, <c>refresh_token</c>, <c>client_credentials</c>,
    /// <c>urn:viklearning:demo</c> (ignored outside demo mode).
    /// </summary>
    public IList<string> Grants { get; } = [];

    /// <summary>Where a sign-in may return to, whole addresses.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>Where a sign-out may return to, whole addresses.</summary>
    public IList<Uri> PostLogoutRedirectUris { get; } = [];
}
