namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>What a service does before the key of a person is destroyed. Registered under the service's name.</summary>
public interface IErasureStep
{
    /// <summary>
    /// Sees to it that nothing more is written of the person; durable when it completes. May be called again.
    /// </summary>
    Task CloseAsync(string person, long certificateNumber);
}
