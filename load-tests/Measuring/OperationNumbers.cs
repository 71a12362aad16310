namespace VikLearning.LoadTests.Measuring;

/// <summary>Numbers the operations of one scenario over all its runs, so that no two are alike.</summary>
public sealed class OperationNumbers
{
    private long _last = -1;

    /// <summary>The next number, from 0.</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
