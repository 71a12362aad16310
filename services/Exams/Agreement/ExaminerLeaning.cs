namespace VikLearning.Exams.Agreement;

/// <summary>To which side of the others an examiner leans, and whether that changes.</summary>
/// <param name="Items">How many items both the examiner and the other scored.</param>
/// <param name="Missing">How many items one of them, or neither, scored; nothing else here is about those.</param>
/// <param name="Severity">
/// How many levels higher than the other's the examiner's are, on average: below 0 is stricter, above 0 is milder. Its
/// interval is that of a mean, by the standard deviation of the differences; there is none with fewer than two items.
/// </param>
/// <param name="Drift">
/// By how many levels that difference grows in 30 days: above 0 the examiner gets milder. It is the slope of the line
/// of least squares, with the interval that its residual standard error gives. There is none with fewer than three
/// items, which leave no residual, or when all were scored on one day.
/// </param>
/// <remarks>
/// Both are textbook: N. R. Draper and H. Smith, "Applied Regression Analysis", third edition (1998), sections 1.2 and
/// 1.4, but with the normal distribution instead of Student's, so that intervals of few items are too narrow.
/// </remarks>
internal sealed record ExaminerLeaning(int Items, int Missing, Estimate Severity, Estimate Drift)
{
    private const double DaysOfDrift = 30;

    /// <summary>What scores say of the examiner who gave them.</summary>
    /// <param name="categories">How many levels there are.</param>
    /// <exception cref="ArgumentException">There are fewer than two levels, or a level is none of them.</exception>
    public static ExaminerLeaning Of(int categories, IEnumerable<ExaminerScore> scores)
    {
        AgreementTable.RequireCategories(categories, nameof(categories));
        ArgumentNullException.ThrowIfNull(scores);
        List<(int Day, int Difference)> points = [];
        var missing = 0;
        foreach (var (day, own, other) in scores)
        {
            AgreementTable.RequireLevel(own, categories, nameof(scores));
            AgreementTable.RequireLevel(other, categories, nameof(scores));
            if (own is { } mine && other is { } theirs)
            {
                points.Add((day.DayNumber, mine - theirs));
            }
            else
            {
                missing++;
            }
        }

        return new ExaminerLeaning(points.Count, missing, SeverityOf(points, categories - 1), DriftOf(points));
    }

    private static Estimate SeverityOf(List<(int Day, int Difference)> points, int most)
    {
        if (points.Count == 0)
        {
            return Estimate.None(EstimateLack.NoItems);
        }

        var mean = points.Average(point => point.Difference);
        if (points.Count < 2)
        {
            return Estimate.Bare(mean, EstimateLack.FewItems);
        }

        var squares = points.Sum(point => Square(point.Difference - mean));
        return Estimate.Normal(mean, Math.Sqrt(squares / (points.Count - 1) / points.Count), -most, most);
    }

    private static Estimate DriftOf(List<(int Day, int Difference)> points)
    {
        if (points.Count < 3)
        {
            return Estimate.None(points.Count == 0 ? EstimateLack.NoItems : EstimateLack.FewItems);
        }

        if (points.TrueForAll(point => point.Day == points[0].Day))
        {
            return Estimate.None(EstimateLack.OneDay);
        }

        var middle = points.Average(point => point.Day);
        var mean = points.Average(point => point.Difference);
        var spread = points.Sum(point => Square(point.Day - middle));
        var slope = points.Sum(point => (point.Day - middle) * (point.Difference - mean)) / spread;
        var residual = points.Sum(point => Square(point.Difference - mean - (slope * (point.Day - middle))));
        var standardError = Math.Sqrt(residual / (points.Count - 2) / spread);
        // How fast somebody can drift has no bound: two days may lie side by side.
        return Estimate.Normal(
            DaysOfDrift * slope, DaysOfDrift * standardError, double.MinValue, double.MaxValue);
    }

    private static double Square(double number) => number * number;
}
