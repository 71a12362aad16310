namespace VikLearning.Exams.Agreement;

/// <summary>A figure with its 95 % confidence interval. None of the three is ever infinite or not a number.</summary>
/// <param name="Value">The figure; null when it is not defined.</param>
/// <param name="Low">Where the interval begins, at most the figure; null when there is no interval.</param>
/// <param name="High">Where the interval ends, at least the figure; null when there is no interval.</param>
/// <param name="Lack">Why the figure or its interval is null; null when neither is.</param>
internal sealed record Estimate(double? Value, double? Low, double? High, EstimateLack? Lack)
{
    /// <summary>How many standard errors a 95 % interval reaches to either side, by the normal distribution.</summary>
    public const double Reach = 1.959964;

    /// <summary>A figure that is not defined.</summary>
    public static Estimate None(EstimateLack lack) => new(null, null, null, lack);

    /// <summary>A figure without an interval.</summary>
    public static Estimate Bare(double value, EstimateLack lack) => new(value, null, null, lack);

    /// <summary>A figure with an interval of the normal distribution, cut to what is possible.</summary>
    public static Estimate Normal(double value, double standardError, double least, double most) => Between(
        value, value - (Reach * standardError), value + (Reach * standardError), least, most);

    /// <summary>A figure with an interval, both cut to what is possible.</summary>
    public static Estimate Between(double value, double low, double high, double least, double most)
    {
        // What lies on a border may have been rounded to just beyond it, or beyond an end of its own interval.
        var inside = Math.Clamp(value, least, most);
        return new Estimate(
            inside, Math.Clamp(low, least, inside), Math.Clamp(high, inside, most), Lack: null);
    }
}
