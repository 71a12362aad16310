namespace VikLearning.UnitTests.Exams.Agreement;

/// <summary>
/// What the papers print, term by term: in weights and shares, where the suite's own is in disagreements and counts.
/// They subtract what may be the same; as decimals that leaves enough digits.
/// </summary>
internal static class PublishedFormulas
{
    /// <summary>Fleiss, Cohen and Everitt (1969), for weights from 0 to 1 by how far levels lie apart.</summary>
    public static decimal KappaVariance(int[,] counts, Func<int, int> apart)
    {
        var (share, rows, columns) = Shares(counts);
        var levels = rows.Length;
        decimal Weight(int i, int j) => 1 - ((decimal)apart(Math.Abs(i - j)) / apart(levels - 1));
        var observed = Sum(levels, (i, j) => Weight(i, j) * share[i, j]);
        var expected = Sum(levels, (i, j) => Weight(i, j) * rows[i] * columns[j]);
        var kappa = (observed - expected) / (1 - expected);
        decimal OfRow(int i) => Enumerable.Range(0, levels).Sum(j => columns[j] * Weight(i, j));
        decimal OfColumn(int j) => Enumerable.Range(0, levels).Sum(i => rows[i] * Weight(i, j));
        var squares = Sum(levels, (i, j) =>
            share[i, j] * Squared(Weight(i, j) - ((OfRow(i) + OfColumn(j)) * (1 - kappa))));
        return (squares - Squared(kappa - (expected * (1 - kappa))))
            / (Items(counts) * Squared(1 - expected));
    }

    /// <summary>Gwet (2008), for two raters, without the correction for a finite population.</summary>
    public static decimal Ac1Variance(int[,] counts)
    {
        var (share, rows, columns) = Shares(counts);
        var levels = rows.Length;
        decimal Both(int k) => (rows[k] + columns[k]) / 2;
        var observed = Sum(levels, (i, j) => i == j ? share[i, j] : 0);
        var expected = Enumerable.Range(0, levels).Sum(k => Both(k) * (1 - Both(k))) / (levels - 1);
        var ac1 = (observed - expected) / (1 - expected);
        var agreed = Enumerable.Range(0, levels).Sum(k => share[k, k] * (1 - Both(k))) / (levels - 1);
        var squares = Sum(levels, (i, j) => share[i, j] * Squared(1 - ((Both(i) + Both(j)) / 2)))
            / Squared(levels - 1);
        return ((observed * (1 - observed)) - (4 * (1 - ac1) * (agreed - (observed * expected)))
                + (4 * Squared(1 - ac1) * (squares - (expected * expected))))
            / (Items(counts) * Squared(1 - expected));
    }

    /// <summary>Lin (1989), with variances by the number of items.</summary>
    public static decimal Concordance(int[,] counts)
    {
        var (share, rows, columns) = Shares(counts);
        var levels = rows.Length;
        var (first, second) = (Sum(levels, (i, j) => share[i, j] * i), Sum(levels, (i, j) => share[i, j] * j));
        var covariance = Sum(levels, (i, j) => share[i, j] * (i - first) * (j - second));
        var variances = Sum(levels, (i, j) => share[i, j] * (Squared(i - first) + Squared(j - second)));
        return 2 * covariance / (variances + Squared(first - second));
    }

    private static (decimal[,] Share, decimal[] Rows, decimal[] Columns) Shares(int[,] counts)
    {
        var levels = counts.GetLength(0);
        var share = new decimal[levels, levels];
        var rows = new decimal[levels];
        var columns = new decimal[levels];
        for (var i = 0; i < levels; i++)
        {
            for (var j = 0; j < levels; j++)
            {
                share[i, j] = counts[i, j] / Items(counts);
                rows[i] += share[i, j];
                columns[j] += share[i, j];
            }
        }

        return (share, rows, columns);
    }

    private static decimal Items(int[,] counts) => counts.Cast<int>().Sum();

    private static decimal Squared(decimal number) => number * number;

    private static decimal Sum(int levels, Func<int, int, decimal> term) =>
        Enumerable.Range(0, levels).Sum(i => Enumerable.Range(0, levels).Sum(j => term(i, j)));
}
