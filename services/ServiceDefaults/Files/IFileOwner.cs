namespace VikLearning.ServiceDefaults.Files;

/// <summary>Who knows which files of a service something refers to. Registered under the service's name.</summary>
public interface IFileOwner
{
    /// <summary>Whether something refers to a file.</summary>
    Task<bool> HoldsAsync(string scope, Guid id, CancellationToken cancellation);
}
