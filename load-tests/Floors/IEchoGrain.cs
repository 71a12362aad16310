namespace VikLearning.LoadTests.Floors;

/// <summary>A grain that does nothing.</summary>
[Alias("load.echo")]
internal interface IEchoGrain : IGrainWithIntegerKey
{
    /// <summary>Gives the number back.</summary>
    [Alias("echo")]
    Task<long> EchoAsync(long number);
}
