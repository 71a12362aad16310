namespace VikLearning.LoadTests.Floors;

/// <summary>Does nothing, in memory.</summary>
internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<long> EchoAsync(long number) => Task.FromResult(number);
}
