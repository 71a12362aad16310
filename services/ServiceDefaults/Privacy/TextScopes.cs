namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// The scopes of a service's texts, many at a time. One a service, by its name, with the service's journal.
/// </summary>
public sealed class TextScopes
{
    private readonly ScopeKeys _keys;

    internal TextScopes(ScopeKeys keys) => _keys = keys;

    /// <summary>
    /// Has the keys of these scopes ready, those that lack made and on disk at once; answers the scopes whose key was
    /// destroyed, in which nothing can be written.
    /// </summary>
    public Task<IReadOnlyCollection<string>> PrepareAsync(
        IReadOnlyCollection<string> scopes, CancellationToken cancellation = default) =>
        _keys.ObtainAsync(scopes, cancellation);

    /// <summary>Those of these scopes whose key was destroyed.</summary>
    public Task<IReadOnlyCollection<string>> FindDestroyedAsync(
        IReadOnlyCollection<string> scopes, CancellationToken cancellation = default) =>
        _keys.FindDestroyedAsync(scopes, cancellation);

    /// <summary>Destroys the key of a scope that is no person's: its texts have served.</summary>
    public Task DestroyAsync(string scope, CancellationToken cancellation = default) =>
        _keys.DestroyAsync(scope, cancellation);
}
