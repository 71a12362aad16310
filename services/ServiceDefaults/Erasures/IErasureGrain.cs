namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>One grain a service and person; its key is <c>portfolio.student01</c>.</summary>
[Alias("vik.erasure")]
internal interface IErasureGrain : IGrainWithStringKey
{
    /// <summary>
    /// Closes what is kept of the person, destroys its key, and writes down that it is gone. May be called again at any
    /// point: what was not done is done, and the first certificate stays.
    /// </summary>
    [Alias("Erase")]
    Task<Tombstone> Erase(long certificateNumber);

    /// <summary>What was destroyed; null while nothing was.</summary>
    [Alias("Get")]
    Task<Tombstone?> Get();
}
