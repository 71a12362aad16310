namespace VikLearning.Gateway.Limits;

/// <summary>A rate: so many at once, and so many more each period.</summary>
public sealed class RateOptions
{
    /// <summary>How many at once after a quiet time.</summary>
    public int Burst { get; set; }

    /// <summary>How many more each period.</summary>
    public int Refill { get; set; }

    /// <summary>The period.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(1);
}
